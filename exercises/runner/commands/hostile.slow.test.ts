import { afterAll, expect, test } from 'vitest'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'

const timeout = 300_000
const copies: TemporaryCopy[] = []
const copyOf = (folder: string, exercises: string[]) => {
  const copy = new TemporaryCopy(smallBook(exercises), folder)
  copies.push(copy)
  return copy
}
const file = (name: string) => `exercises/01-first/${name}/${name}.ts`
afterAll(() => copies.forEach((copy) => copy.remove()))

test('what one file does costs no other exercise, and the board says what it saw', { timeout }, async () => {
  const attempts: Record<string, string> = {
    loop: attempt('return 2 * x', 'for (;;) x++'),
    waits: `await new Promise(() => {})\n${attempt()}`,
    memory: `const list: number[][] = []\n${attempt('return 2 * x', 'for (;;) list.push(new Array(1000).fill(x))')}`,
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
  const { code, output } = await copy.run('test.ts', ['first'], { CHALKGRAD_LOOP_SECONDS: '4' })
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
  expect(output).toContain('it used more than 256 MB of memory, and was ended: does a list grow in a loop')
  expect(output).not.toContain('Last few GCs')
  expect(output).toContain('it replaces Map, Math.abs, which belongs to the language')
  expect(output).toContain('nothing goes wrong between two calls\n      Error: nobody waits')
  expect(output).toContain('it ended its process (exit code 0)')
  expect(output).toContain('double returns a promise: it must be synchronous')
  expect(output).toContain("it imports solutions/01-first/copied/copied.ts, which is the book's answer")
  expect(output).toContain('first/engine takes double from the engine')
  expect(code).toBe(1)
})

test('a folder with signs that addresses and quotes use', { timeout }, async () => {
  const odd = copyOf(`o'brien "C#" 100% $HOME (new) \`x\``, ['one', 'two', 'three', 'four', 'five'])
  odd.write(file('one'), attempt('return 2 * x', 'return [x][1].valueOf()'))
  odd.write(file('two'), attempt())
  const { code, output } = await odd.run('test.ts')
  expect(output).toContain('1  first  ✗ ■ □ □ □  1 of 5')
  expect(output).toMatch(/✗ doubles\n +TypeError: .*\n +exercises\/01-first\/one\/one\.ts:2\n/)
  // Vite cannot work there: that is said once, and not of an exercise.
  expect(output).toContain('cannot read a folder with # or ? in its name')
  expect(code).toBe(1)
})
