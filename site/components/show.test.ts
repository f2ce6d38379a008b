import { expect, test } from 'vitest'
import { tensor } from 'chalkgrad'
import { show } from './show.ts'

const circular: Record<string, unknown> = { name: 'model', loss: NaN }
circular.self = circular
const twice = [1]

test.each<[unknown, string]>([
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [-0, '-0'],
  [undefined, 'undefined'],
  [null, 'null'],
  [1n, '1n'],
  [Symbol('s'), 'Symbol(s)'],
  [[NaN, 1, 'a', [undefined]], "[NaN, 1, 'a', [undefined]]"],
  [{ loss: NaN, f: Math.abs }, '{ loss: NaN, f: [function abs] }'],
  [{}, '{}'],
  [new Map<unknown, unknown>([[1, [2n]]]), 'Map(1) { 1 => [2n] }'],
  [new Set([1, 'b']), "Set(2) { 1, 'b' }"],
  [Float32Array.of(NaN, 2), 'Float32Array(2) [NaN, 2]'],
  [BigInt64Array.of(3n), 'BigInt64Array(1) [3n]'],
  [circular, "{ name: 'model', loss: NaN, self: <circular> }"],
  [[twice, twice], '[[1], [1]]'],
  [new RangeError('too far'), 'RangeError: too far'],
  [Object.create(null), '{}'],
  [
    new (class Point {
      x = 1
    })(),
    'Point { x: 1 }',
  ],
  [[[[[[[1]]]]]], '[[[[[…]]]]]'],
  [
    {
      get bad(): number {
        throw new Error('no')
      },
    },
    '<cannot be shown: no>',
  ],
])('%# is shown as in a console', (value, wanted) => {
  expect(show(value)).toBe(wanted)
})

test('a tensor shows its numbers, and a long list is cut', () => {
  expect(show(tensor([1, 2]))).toBe(String(tensor([1, 2])))
  expect(show(Array.from({ length: 1000 }, () => 0))).toMatch(/^\[0(, 0){99}, …\]$/)
})
