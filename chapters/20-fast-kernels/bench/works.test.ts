import { expect, test } from 'vitest'
import { labels, numbers, transposed, weights } from './data.ts'
import { callsOf, flopsOf, parameterShapes, works, worksNamed } from './works.ts'

test('the products of a step of mlp are 129 million operations', () => {
  const [first, second, third] = [784 * 256, 256 * 128, 128 * 10]
  expect(flopsOf(works.mlp)).toBe(2 * 128 * (2 * first + 3 * second + 3 * third))
  expect(flopsOf(works['matmul-batch'])).toBe(2 * 32 * 128 * 128 * 64)
  expect(flopsOf(works['add-10'])).toBe(0)
})

test('a convolution multiplies at each place, a recurrent layer at each step, attention each pair of steps', () => {
  const cnn = [2 * 9 * 32 * 784, 3 * 288 * 64 * 196, 3 * 3136 * 128, 3 * 128 * 10]
  const lstm = [2 * 32 * 64 * 512, 3 * 32 * 128 * 512, 3 * 128 * 10]
  const block = [2 * 3 * 128 ** 2, 3 * 9 * 128 ** 2, 3 * 2 * 64 * 128].map((n) => 64 * n)
  const all = (batch: number, parts: number[]) => 2 * batch * parts.reduce((a, b) => a + b)
  expect(flopsOf(works.cnn)).toBe(all(64, cnn))
  expect(flopsOf(works.lstm)).toBe(all(32, lstm))
  expect(flopsOf(works.block)).toBe(all(16, [...block, 3 * 128 * 10]))
})

test('times are for one operation', () => {
  expect([callsOf(works.graph), callsOf(works['add-10']), callsOf(works.mlp)]).toEqual([
    1000, 100, 1,
  ])
})

test('a name stands for itself and for all that begin with it', () => {
  expect(worksNamed(['mlp'])).toEqual(['mlp'])
  expect(worksNamed(['matmul-256'])).toHaveLength(4)
  expect(worksNamed(['matmul'])).toHaveLength(13)
  expect(worksNamed(['sum-10'])).toEqual(['sum-10'])
  expect(worksNamed(['mat'])).toEqual([])
})

test('parameters are weight and bias of each linear layer', () => {
  expect(parameterShapes([['linear', 3, 2], ['relu']])).toEqual([[2, 3], [2]])
})

test('the numbers are the same in every language', () => {
  // From the formula in whole numbers, in Python.
  const wanted = [-0.05675941, 0.94473536, -0.05637561, -0.73545484]
  for (const [i, value] of wanted.entries()) expect(numbers(4, 7)[i]).toBeCloseTo(value, 7)
})

test('they fill −1 to 1 evenly, and differ by seed', () => {
  const many = numbers(100_000, 1)
  const mean = many.reduce((sum, value) => sum + value, 0) / many.length
  const square = many.reduce((sum, value) => sum + value * value, 0) / many.length
  expect([mean, square - 1 / 3]).toEqual([expect.closeTo(0, 2), expect.closeTo(0, 2)])
  expect(numbers(3, 1)).not.toEqual(numbers(3, 2))
  expect(new Set(labels(1000, 10, 1)).size).toBe(10)
})

test('weights are drawn for each linear layer, as wide as its inputs allow', () => {
  const [first, second] = weights([['linear', 300, 2], ['relu'], ['linear', 3, 5]])
  expect([first.length, second.length]).toEqual([600, 15])
  expect(Math.max(...first)).toBeLessThan(0.1)
  expect(transposed(Float32Array.of(1, 2, 3, 4, 5, 6), 2, 3)).toEqual(
    Float32Array.of(1, 4, 2, 5, 3, 6),
  )
  const sizes = weights([
    ['lstm', 5, 2],
    ['block', 4, 2],
  ]).map(({ length }) => length)
  expect(sizes).toEqual([40, 16, 48, 16, 64, 64])
})
