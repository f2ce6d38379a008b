import { afterAll, expect, test } from 'vitest'
import { attempt, smallBook, TemporaryCopy } from '../temporary-copy.ts'

const copy = new TemporaryCopy(smallBook(['own', 'open', 'wrong']))
afterAll(() => copy.remove())

test(
  '--mine: solved pieces take the place of the engine, and may build on what they replace',
  { timeout: 60_000 },
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
      'exercises/runner/go.ts',
      `import { runMine } from './mine/run-mine.ts'\nprocess.exitCode = await runMine('program.ts', ['--seed=7'])\n`,
    )
    const { code, output } = await copy.run('go.ts')
    expect(output).toMatch(/lib\/ops\/own\.ts +■ yours +first\/own\n/)
    expect(output).toMatch(/lib\/ops\/open\.ts +□ engine first\/open\n/)
    expect(output).toMatch(/lib\/ops\/wrong\.ts +□ engine yours is not right yet\n/)
    expect(output).toContain('1 of 3 pieces are yours')
    expect(output).toContain('mine engine engine 8 --seed=7')
    expect(code).toBe(3)
  },
)

const entry = { chapter: '01-first', level: 'build', points: 2, minutes: 5 }
const engine = `export const whose = 'engine'\nexport const double = (x: number) => 2 * x\n`
