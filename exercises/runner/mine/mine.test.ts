import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { root } from '../../../chapters/book/root.ts'
import type { BoardStatus } from '../child/protocol.ts'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'
import { kernelsFor } from './kernels.ts'
import { piecesTable, replacementsOf } from './pieces.ts'
import type { Piece } from './pieces.ts'

const copy = new TemporaryCopy(smallBook(['own', 'open', 'wrong']))
afterAll(() => copy.remove())

test(
  '--mine: solved pieces take the place of the engine, and may build on what they replace',
  { timeout: 180_000 },
  async () => {
    const manifest = ['own', 'open', 'wrong'].map((name) => ({
      ...entry,
      id: `first/${name}`,
      title: name,
      replaces: `lib/ops/${name}.ts`,
    }))
    copy.write('exercises/01-first/manifest.ts', `export default ${JSON.stringify(manifest)}\n`)
    for (const name of ['own', 'open', 'wrong']) copy.write(`lib/ops/${name}.ts`, engine)
    copy.write(
      'exercises/01-first/own/own.ts',
      `import { double as engines } from 'chalkgrad/ops/own'\nimport { by } from '../../../lib/ops/by.ts'\n${attempt('2 * x', 'engines(x) + 0 * by')}export const whose = 'mine'\n`,
    )
    copy.write('exercises/01-first/wrong/wrong.ts', attempt('2 *', '-2 *'))
    copy.write('lib/ops/by.ts', `export const by = 1\n`)
    // A program, and an engine file between it and the pieces.
    copy.write(
      'lib/between.ts',
      `export { whose as own, double } from './ops/own.ts'\nexport { whose as open } from './ops/open.ts'\n`,
    )
    copy.write(
      'program.ts',
      `import { own, open, double } from 'chalkgrad/between'\nimport { whose } from './lib/ops/wrong.ts'\nconsole.log(own, open, whose, double(4), process.argv[2])\nprocess.exitCode = 3\n`,
    )
    copy.write(
      'exercises/runner/commands/go.ts',
      `import { runMine } from '../mine/run-mine.ts'\nprocess.exitCode = await runMine('program.ts', ['--seed=7'])\n`,
    )
    const { code, output } = await copy.run('go.ts')
    expect(output).toMatch(/lib\/ops\/own\.ts +■ yours +first\/own\n/)
    expect(output).toMatch(/lib\/ops\/open\.ts +□ engine first\/open\n/)
    expect(output).toMatch(/lib\/ops\/wrong\.ts +□ engine first\/wrong: yours is not right yet\n/)
    expect(output).toContain('1 of 3 pieces are yours')
    expect(output).toContain('kernels: the fastest here, because no piece of yours is a kernel')
    expect(output).toContain('mine engine engine 8 --seed=7')
    expect(code).toBe(3)
  },
)

test('two exercises stand for one file: one line, and the later solved one runs', () => {
  const said = (...statuses: [BoardStatus, BoardStatus]) => {
    const pieces = [piece('tensors/matmul', statuses[0]), piece('fast-kernels/tiled-matmul', statuses[1])]
    const addresses = Object.entries(replacementsOf(pieces)).map((pair) => pair.map((url) => url.split(bookRoot)[1]))
    return { table: stripVTControlCharacters(piecesTable(pieces)), addresses }
  }
  const line = `  ${matmul}  `
  const both = said('solved', 'solved')
  expect(both.table).toBe(
    `${line}■ yours  fast-kernels/tiled-matmul (not tensors/matmul, which you solved, too)\n  1 of 1 pieces are yours`,
  )
  expect(both.addresses).toEqual([[matmul, 'exercises/01-first/tiled-matmul/tiled-matmul.ts']])
  const first = said('solved', 'wrong')
  expect(first.table).toContain(`${line}■ yours  tensors/matmul\n  1 of 1`)
  expect(first.addresses).toEqual([[matmul, 'exercises/01-first/matmul/matmul.ts']])
  const none = said('unsolved', 'loop')
  expect(none.table).toContain(
    `${line}□ engine tensors/matmul, or fast-kernels/tiled-matmul: yours does not end\n  0 of 1`,
  )
  expect(none.addresses).toEqual([])
})

test('only a solved kernel wants the readable kernels, and a set that was asked for is taken', () => {
  const others = [piece('first/adam', 'solved', 'lib/optim/adam.ts'), piece('tensors/matmul', 'wrong')]
  const withKernel = [...others, piece('tensors/matmul', 'solved')]
  expect(kernelsFor(others)).toEqual({
    flags: [],
    why: 'the fastest here, because no piece of yours is a kernel',
  })
  expect(kernelsFor(withKernel)).toEqual({
    flags: ['--kernels', 'reference'],
    why: `reference, because your ${matmul} is one of them. With --kernels auto the fastest run, without it`,
  })
  expect(kernelsFor(others, 'wasm')).toEqual({ flags: [], why: 'wasm, as you asked' })
  expect(kernelsFor(withKernel, 'reference')).toEqual({ flags: [], why: 'reference, as you asked' })
  expect(kernelsFor(withKernel, 'auto')).toEqual({
    flags: [],
    why: `the fastest here, as you asked. Your ${matmul} rests: it belongs to the reference kernels`,
  })
  const withBoth = [...withKernel, piece('fast-kernels/tiled-matmul', 'solved', tiled)]
  expect(kernelsFor(withBoth)).toEqual({
    flags: ['--kernels', 'tiled'],
    why:
      `tiled, because your ${tiled} is one of them. With --kernels auto the fastest run, without it` +
      `. Your ${matmul} rests: it belongs to the reference kernels`,
  })
  expect(kernelsFor(withBoth, 'reference').why).toBe(
    `reference, as you asked. Your ${tiled} rests: it belongs to the tiled kernels`,
  )
})

const matmul = 'lib/kernels/reference/matmul.ts'
const tiled = 'lib/kernels/tiled/matmul.ts'
const bookRoot = `${pathToFileURL(root).href}/`
function piece(id: string, status: BoardStatus, engineFile = matmul): Piece {
  const about: ExerciseEntry = { ...entry, level: 'build', id, title: id, replaces: engineFile }
  return { entry: about, engineFile, status }
}
const entry = { chapter: '01-first', level: 'build', points: 2, minutes: 5 }
const engine = `export const whose = 'engine'\nexport const double = (x: number) => 2 * x\n`
