import { expect, test } from 'vitest'
import { symbolsOf } from './symbols.ts'

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
  const range = symbolsOf('box.ts', source).find((symbol) => symbol.name === name)
  return range && source.slice(range[part], range.end)
}

test('a function is quoted with its overloads and the comments right above it', () => {
  expect(text('double', 'doc')).toMatch(
    /^\/\*\* Doubles\. \*\/\n\/\/ and why\nexport function double\(x: number\)[^]*return x \}$/,
  )
  expect(text('double')).toMatch(/^export function/)
})

test('properties of tables, members of classes and types are symbols', () => {
  expect(symbolsOf('box.ts', source).map(({ name }) => name)).toEqual([
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
  expect(() => symbolsOf('bad.ts', 'const = 1')).toThrow(/bad\.ts does not parse/)
})

test('decorators of AssemblyScript are read over', () => {
  const script = '@inline\nfunction f(): void {}'
  expect(symbolsOf('lib/wasm/assembly/a.ts', script).map(({ name }) => name)).toEqual(['f'])
})
