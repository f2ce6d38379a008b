import { afterAll, expect, test } from 'vitest'
import { select } from './select.ts'
import { attempt, smallBook, TemporaryCopy } from './temporary-copy.ts'

const book = smallBook(['one', 'two', 'three', 'four', 'five'])
const [fresh, tried, looping] = [new TemporaryCopy(book), new TemporaryCopy(book), new TemporaryCopy(book)]
const file = (name: string) => `exercises/01-first/${name}/${name}.ts`
const lastLine = (output: string) => output.trim().split('\n').at(-1)
afterAll(() => [fresh, tried, looping].forEach((copy) => copy.remove()))

test.concurrent('a fresh clone: nothing is solved, and nothing fails', { timeout: 60_000 }, async () => {
  const { code, output } = await fresh.run('test.ts')
  expect(output).toContain('1  first  □ □ □ □ □  0 of 5')
  expect(output).toContain('0 of 5 exercises solved')
  expect(output).toContain(`next: one, in ${file('one')}`)
  expect(lastLine(output)).toBe('0 passed, 0 failed, 10 skipped')
  expect(code).toBe(0)
})

test.concurrent(
  'attempts: solved, wrong, started, broken, and an engine test that leaves state changed',
  { timeout: 60_000 },
  async () => {
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

test.concurrent('an endless loop is ended, and named', { timeout: 60_000 }, async () => {
  looping.write(file('two'), attempt('return 2 * x', 'for (;;) x++'))
  const { code, output } = await looping.run('test.ts', ['two'], { CHALKGRAD_LOOP_SECONDS: '1' })
  expect(output).toContain('∞ first/two does not end')
  expect(lastLine(output)).toBe('0 passed, 1 failed')
  expect(code).toBe(1)
})

test('names: a chapter, an exercise, a path; anything else is unknown', () => {
  expect(select(['sum-to'])).toEqual(select(['backprop/sum-to']))
  expect(select(['backprop']).paths).toEqual(select(['4']).paths)
  expect(select(['backprop']).exercises.map(({ id }) => id)).toContain('backprop/sum-to')
  expect(select(['exercises/runner']).paths).toHaveLength(1)
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
