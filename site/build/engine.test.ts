import { expect, test } from 'vitest'
import { findSymbols, sourceAddress } from './engine.ts'
import { parseQuote } from './quotes.ts'
import { root } from './paths.ts'
import { proseOnly } from './search.ts'

const source = `// A note about the file.

/** Doubles. */
// and why
export function double(x: number): number
export function double(x: string): string
export function double(x: never) { return x }

const table: Record<string, (x: number) => number> = {
  // halves it
  half: (x) => x / 2,
  twice: (x) => 2 * x,
}

export class Box {
  size = 1
  /** Grows. */
  grow(): void {}
}
export type Box2 = Box
`
const text = (name: string, part: 'doc' | 'start' = 'start') => {
  const range = findSymbols('box.ts', source).get(name)
  return range && source.slice(range[part], range.end)
}

test('a function is quoted with its overloads and the comments right above it', () => {
  expect(text('double', 'doc')).toMatch(
    /^\/\*\* Doubles\. \*\/\n\/\/ and why\nexport function double\(x: number\)[^]*return x \}$/,
  )
  expect(text('double')).toMatch(/^export function/)
})

test('properties of tables, members of classes and types are symbols', () => {
  expect([...findSymbols('box.ts', source).keys()]).toEqual([
    'double',
    'table',
    'table.half',
    'table.twice',
    'Box',
    'Box.size',
    'Box.grow',
    'Box2',
  ])
  expect(text('table.half', 'doc')).toBe('// halves it\n  half: (x) => x / 2')
  expect(text('Box.grow', 'doc')).toBe('/** Grows. */\n  grow(): void {}')
})

test('a file that does not parse is an error that names it', () => {
  expect(() => findSymbols('bad.ts', 'const = 1')).toThrow(/bad\.ts does not parse/)
})

test('decorators of AssemblyScript are read over', () => {
  expect([...findSymbols('lib/wasm/assembly/a.ts', '@inline\nfunction f(): void {}').keys()]).toEqual(['f'])
})

test('the page of a folder and of its index file have different addresses', () => {
  expect(sourceAddress('ops/matmul.ts')).toBe('source/ops/matmul')
  expect(sourceAddress('index.ts')).toBe('source/index-file')
  expect(sourceAddress('nn/index.ts')).toBe('source/nn/index-file')
})

test('quotes name a file below the root or beside the text, symbols and flags', () => {
  const from = `${root}/chapters/04-backprop/index.md`
  expect(parseQuote(' lib/ops/arithmetic.ts#add,mul {nodoc}', from)).toEqual({
    path: 'lib/ops/arithmetic.ts',
    symbols: ['add', 'mul'],
    flags: ['nodoc'],
  })
  expect(parseQuote('./examples/a.out', from)).toEqual({
    path: 'chapters/04-backprop/examples/a.out',
    symbols: [],
    flags: [],
  })
})

test('the search sees prose only', () => {
  const page =
    'The slope $x^2$ is\n\n$$\n\\sum_i x_i\n$$\n\n<<< lib/ops/matmul.ts#matmul\n\n```ts\nconst secret = 1\n```\n\n<Demo />\n\nsteep.'
  expect(proseOnly(page).replace(/\s+/g, ' ').trim()).toBe('The slope is steep.')
})
