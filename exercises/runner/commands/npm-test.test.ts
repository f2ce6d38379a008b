import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'
import { select } from './select.ts'

const timeout = 300_000
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

test.concurrent('what one file does costs no other exercise, and the board says what it saw', { timeout }, async () => {
  const attempts: Record<string, string> = {
    loop: attempt('return 2 * x', 'for (;;) x++'),
    waits: `await new Promise(() => {})\n${attempt()}`,
    memory: `const list: number[] = []\n${attempt('return 2 * x', 'for (;;) list.push(x)')}`,
    replaces: `Math.abs = () => 7\nglobalThis.Map = Array as never\n${attempt()}`,
    timer: `setInterval(() => {}, 10)\n${attempt()}`,
    throws: `Promise.reject(new Error('nobody waits'))\n${attempt()}`,
    ends: attempt('return 2 * x', 'process.exit(0)'),
    after: attempt('return 2 * x', 'return Math.abs(-2) * [...new Map([[1, x]]).values()][0]'),
    async: attempt('export function double', 'export async function double').replace(
      ': number {',
      ': Promise<number> {',
    ),
    copied: `export { double, halve } from '../../../solutions/01-first/copied/copied.ts'\n`,
    engine: `import { double as engines } from 'chalkgrad/double'\n${attempt('2 * x', 'engines(x)')}`,
  }
  const copy = copyOf('book', Object.keys(attempts))
  for (const [name, text] of Object.entries(attempts)) copy.write(file(name), text)
  copy.write('lib/double.ts', 'export const double = (x: number) => 2 * x\n')
  const { code, output } = await copy.run('test.ts', ['first'], { CHALKGRAD_LOOP_SECONDS: '2' })
  const squares = Object.fromEntries(
    [...output.matchAll(/^ {2}(\S) (\w+) +Write/gm)].map(([, square, name]) => [name, square]),
  )
  expect(squares).toEqual({
    loop: '∞',
    waits: '∞',
    memory: '✗',
    replaces: '✗',
    timer: '■',
    throws: '✗',
    ends: '✗',
    after: '■',
    async: '✗',
    copied: '✗',
    engine: '■',
  })
  expect(output).toContain('∞ first/loop does not end')
  expect(output).toContain('it used more than 512 MB of memory, and was ended: does a list grow in a loop')
  expect(output).not.toContain('Last few GCs')
  expect(output).toContain('it replaces Map, Math.abs, which belongs to the language')
  expect(output).toContain('nothing goes wrong between two calls\n      Error: nobody waits')
  expect(output).toContain('it ended its process (exit code 0)')
  expect(output).toContain('double returns a promise: it must be synchronous')
  expect(output).toContain("it imports solutions/01-first/copied/copied.ts, which is the book's answer")
  expect(output).toContain('first/engine takes double from the engine')
  expect(code).toBe(1)
})

test.concurrent('a folder with signs that addresses and quotes use', { timeout }, async () => {
  const odd = copyOf(`o'brien "C#" 100% $HOME (new) \`x\``)
  odd.write(file('one'), attempt('return 2 * x', 'return [x][1].valueOf()'))
  odd.write(file('two'), attempt())
  const { code, output } = await odd.run('test.ts')
  expect(output).toContain('1  first  ✗ ■ □ □ □  1 of 5')
  expect(output).toMatch(/✗ doubles\n +TypeError: .*\n +exercises\/01-first\/one\/one\.ts:2\n/)
  // Vite cannot work there: that is said once, and not of an exercise.
  expect(output).toContain('cannot read a folder with # or ? in its name')
  expect(code).toBe(1)
})

test.concurrent('a path from a folder below, which may be reached through a link', { timeout }, async () => {
  const copy = copyOf()
  const link = join(copy.folder, '..', 'link')
  symlinkSync(copy.folder, link, 'junction')
  const below = await copy.run('test.ts', ['two.ts'], { INIT_CWD: join(link, 'exercises/01-first/two') })
  expect(below.output).toContain('□ two')
  expect(below.output).toContain('0 of 1 exercise solved')
})

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
