import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'
import { select } from './select.ts'

const book = smallBook(['one', 'two', 'three', 'four', 'five'])
const copies: TemporaryCopy[] = []
const copyOf = (name?: string) => copies[copies.push(new TemporaryCopy(book, name)) - 1]
const file = (name: string) => `exercises/01-first/${name}/${name}.ts`
const lastLine = (output: string) => output.trim().split('\n').at(-1)
afterAll(() => copies.forEach((copy) => copy.remove()))

test.concurrent('a fresh clone: nothing is solved, and nothing fails', { timeout: 60_000 }, async () => {
  const { code, output } = await copyOf().run('test.ts', ['first'])
  expect(output).toMatch(/□ one +Write one +try +2 points +5 min\n/)
  expect(output).toContain('0 of 5 exercises solved')
  expect(output).toContain(`next: one, in ${file('one')}`)
  expect(lastLine(output)).toBe('0 passed, 0 failed, 10 skipped')
  expect(code).toBe(0)
})

test.concurrent(
  'attempts: solved, wrong, started, broken, and an engine test that leaves state changed',
  { timeout: 60_000 },
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
      /✗ first\/five 0 of 1 checks pass\n  ✗ the file loads\n {6}Expected .*\n {6}exercises\/01-first\/five\/five\.ts:\d+\n/,
    )
    expect(output).toContain('this test file leaves module state changed: recording was true, is false')
    expect(lastLine(output)).toBe('6 passed, 4 failed, 1 skipped')
    expect(code).toBe(1)
  },
)

test.concurrent(
  'an endless loop is ended, and named; so is a promise that nothing resolves',
  { timeout: 120_000 },
  async () => {
    const looping = copyOf()
    looping.write(file('two'), attempt('return 2 * x', 'for (;;) x++'))
    looping.write(file('three'), `await new Promise(() => {})\n${attempt()}`)
    looping.write(file('four'), attempt())
    const { code, output } = await looping.run('test.ts', ['first'], { CHALKGRAD_LOOP_SECONDS: '1' })
    expect(output).toContain('∞ first/two does not end')
    expect(output).toContain('∞ first/three does not end')
    expect(output).toMatch(/■ four/)
    expect(lastLine(output)).toBe('2 passed, 2 failed, 4 skipped')
    expect(code).toBe(1)
  },
)

test.concurrent('what one file does to its process costs no other exercise', { timeout: 120_000 }, async () => {
  const hostile = copyOf()
  const list = 'const list: number[] = []\n'
  hostile.write(file('one'), list + attempt('return 2 * x', 'for (;;) list.push(x)'))
  hostile.write(file('two'), `Math.abs = () => 7\nglobalThis.Map = Array as never\n${attempt()}`)
  hostile.write(
    file('three'),
    `setInterval(() => {}, 10)\nsetTimeout(() => { throw new Error('late') }, 1)\n${attempt()}`,
  )
  hostile.write(file('four'), attempt('return 2 * x', 'process.exit(0)'))
  hostile.write(file('five'), attempt('return 2 * x', 'return Math.abs(-2) * new Map([[1, x]]).get(1)!'))
  const { output } = await hostile.run('test.ts', ['first'])
  expect(output).toMatch(
    /✗ one.*not right yet\n +✗ two.*not right yet\n +■ three.*solved\n +✗ four.*not right yet\n +■ five/,
  )
  expect(output).toContain('it used more than 512 MB of memory, and was ended: does a list grow in a loop')
  expect(output).not.toContain('Last few GCs')
  expect(output).toContain('it replaces Map, Math.abs, which belongs to the language')
  expect(output).toContain('it ended its process (exit code 0)')
})

test.concurrent('solved by accident: the board says what it saw', { timeout: 60_000 }, async () => {
  const lucky = copyOf()
  lucky.write(
    file('one'),
    attempt('export function double', 'export async function double').replace(': number {', ': Promise<number> {'),
  )
  lucky.write(file('two'), `export { double, halve } from '../../../solutions/01-first/two/two.ts'\n`)
  lucky.write(file('three'), `import { double as engines } from 'chalkgrad/double'\n${attempt('2 * x', 'engines(x)')}`)
  lucky.write('lib/double.ts', 'export const double = (x: number) => 2 * x\n')
  lucky.write(file('four'), `const seen = [1]\n${attempt('return 2 * x', 'seen.push(x)\n  return 2 * x')}`)
  const { output } = await lucky.run('test.ts', ['first'])
  expect(output).toContain('double returns a promise: it must be synchronous')
  expect(output).toContain("it imports solutions/01-first/two/two.ts, which is the book's answer")
  expect(output).toContain('first/three takes double from the engine')
  expect(output).toMatch(/✗ one.*\n +✗ two.*\n +■ three.*\n +■ four/)
})

test.concurrent('a folder with signs that addresses and quotes use', { timeout: 60_000 }, async () => {
  const odd = copyOf(`o'brien "C#" 100% $HOME (new) \`x\``)
  odd.write(file('one'), attempt('return 2 * x', 'return [x][1].valueOf()'))
  odd.write(file('two'), attempt())
  const { output } = await odd.run('test.ts', ['one', 'two'])
  expect(output).toMatch(/✗ doubles\n +TypeError: .*\n +exercises\/01-first\/one\/one\.ts:2\n/)
  expect(output).toMatch(/■ two/)
  // Vite cannot work there: the engine's tests say so, and the board is right.
  const everything = await odd.run('test.ts')
  expect(everything.output).toContain('cannot read a folder with # or ? in its name')
  expect(everything.output).toContain('1  first  ✗ ■ □ □ □  1 of 5')
})

test.concurrent('a path from a folder below, and a start through a link', { timeout: 60_000 }, async () => {
  const copy = copyOf()
  const folder = join(copy.folder, 'exercises/01-first/two')
  const below = await copy.run('test.ts', ['two.ts'], { INIT_CWD: folder })
  expect(below.output).toContain('0 of 1 exercise solved')
  expect((await copy.run('hint.ts', ['two.ts'], { INIT_CWD: folder })).output).toContain('first/two')
  const link = join(copy.folder, '..', 'link')
  symlinkSync(copy.folder, link, 'junction')
  const linked = await copy.run('test.ts', ['.'], { INIT_CWD: join(link, 'exercises/01-first/two') })
  expect(linked.output).toContain('0 of 1 exercise solved')
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
