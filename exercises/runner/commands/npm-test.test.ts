import { lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'
import { select } from './select.ts'

const timeout = 180_000
const copies: TemporaryCopy[] = []
const copyOf = (folder = 'book', exercises = ['one', 'two', 'three', 'four', 'five']) => {
  const copy = new TemporaryCopy(smallBook(exercises), folder)
  copies.push(copy)
  return copy
}
const file = (name: string) => `exercises/01-first/${name}/${name}.ts`
const lastLine = (output: string) => output.trim().split('\n').at(-1)
afterAll(() => copies.forEach((copy) => copy.remove()))

test.concurrent('a fresh clone: nothing is solved, and nothing fails', { timeout }, async () => {
  const { code, output } = await copyOf().run('test.ts', ['first'])
  expect(output).toMatch(/□ one +Write one +try +2 points +5 min\n/)
  expect(output).toContain('0 of 5 exercises solved')
  expect(output).toContain(`next: one, in ${file('one')}`)
  expect(lastLine(output)).toBe('0 passed, 0 failed, 10 skipped')
  expect(code).toBe(0)
})

test.concurrent(
  'attempts: solved, wrong, started, broken, and an engine test that leaves state changed',
  { timeout },
  async () => {
    const tried = copyOf()
    tried.write(file('one'), attempt())
    tried.write(file('two'), attempt('2 *', '-2 *'))
    tried.write(file('three'), `import { todo } from '#exercises'\n${attempt('return x / 2', "return todo('three')")}`)
    tried.write(file('four'), attempt('return 2 * x', 'return [x][1].valueOf()'))
    tried.write(file('five'), attempt('{', '{{{'))
    tried.write('lib/leak.test.ts', leak)
    // One is reached through a driver, whose name the checks use, too.
    tried.write(
      'exercises/01-first/one/driver.ts',
      `export const drive = (impl: typeof import('./one.ts')) => ({ twice: (x: number) => impl.double(impl.double(x)) })\n`,
    )
    tried.write('exercises/01-first/one/checks.ts', driven)
    const { code, output } = await tried.run('test.ts')
    expect(output).toContain('1  first  ■ ✗ ◧ ✗ ✗  1 of 5')
    expect(output).toContain('1 of 5 exercises solved · 2 of 10 points')
    expect(output).toContain('✗ doubles\n      gradient of x: got -6, wanted 6, ratio -1: the sign is flipped')
    expect(output).toContain('exercises/01-first/two/checks.ts:4\n')
    expect(output).toContain('npm run hint two\n')
    // An error inside the attempt is shown at its own line.
    expect(output).toMatch(/✗ doubles\n +TypeError: .*\n +exercises\/01-first\/four\/four\.ts:2\n/)
    expect(output).toMatch(
      /✗ first\/five 0 of 1 checks pass\n  ✗ the file loads\n {6}Unexpected "export"\n {6}exercises\/01-first\/five\/five\.ts:\d+\n/,
    )
    expect(output).toContain('this test file leaves module state changed: recording was true, is false')
    expect(lastLine(output)).toBe('6 passed, 4 failed, 1 skipped')
    expect(code).toBe(1)
  },
)

test.concurrent('a path from a folder below, which may be reached through a link', { timeout }, async () => {
  const copy = copyOf()
  const link = join(copy.folder, '..', 'link')
  symlinkSync(copy.folder, link, 'junction')
  const below = await copy.run('test.ts', ['two.ts'], { INIT_CWD: join(link, 'exercises/01-first/two') })
  expect(below.output).toContain('□ two')
  expect(below.output).toContain('0 of 1 exercise solved')
})

// Windows lets only some people make a link to a file.
test
  .skipIf(process.platform === 'win32')
  .concurrent(
    'a link to a file outside of the book is not run, and reset does not write through it',
    { timeout },
    async () => {
      const copy = copyOf()
      const path = join(copy.folder, file('two'))
      copy.write('../elsewhere.ts', attempt())
      rmSync(path)
      symlinkSync(join(copy.folder, '../elsewhere.ts'), path)
      const { output } = await copy.run('test.ts', ['two'])
      expect(output).toContain(`${file('two')} is a link to`)
      expect(output).toContain('elsewhere.ts, outside of this book, and is not run')
      expect(output).toContain('0 of 1 exercise solved')
      expect((await copy.run('reset.ts', ['two', '--yes'])).output).toContain('is the stub again')
      expect(lstatSync(path).isSymbolicLink()).toBe(false)
      expect(readFileSync(join(copy.folder, '../elsewhere.ts'), 'utf8')).toBe(attempt())
    },
  )

test('names: a chapter, an exercise, a path; anything else is unknown', () => {
  expect(select(['sum-to'])).toEqual(select(['backprop/sum-to']))
  expect(select(['backprop'])).toEqual(select(['4']))
  expect(select(['backprop']).exercises.map(({ id }) => id)).toContain('backprop/sum-to')
  expect(select(['exercises/runner'])).toMatchObject({ exercises: [], tests: [expect.stringMatching(/runner$/)] })
  expect(select(['exercises/04-backprop/sum-to/checks.ts'])).toEqual(select(['sum-to']))
  expect(() => select(['bakprop'])).toThrow('unknown chapter, exercise, or path "bakprop", did you mean backprop')
})

const driven = `import type { Checks } from '#exercises'
import type { drive } from './driver.ts'
export const checks: Checks<ReturnType<typeof drive>> = {
  'doubles twice': async (impl, t) => t.near(await impl.twice(3), 12),
  'doubles nothing': async (impl, t) => t.near(await impl.twice(0), 0),
}
`

const leak = `import { test } from 'vitest'
import { state } from './module-state.ts'
test('leaks', () => void (state.recording = false))
`
