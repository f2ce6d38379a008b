import { expect, test } from 'vitest'
import { t } from './t.ts'

const tensor = (shape: number[], data: ArrayLike<number>, dtype?: string) => ({ shape, data, dtype })

test('near accepts numbers, nested lists, typed arrays and tensors as data', () => {
  t.near(1, 1 + 1e-9)
  t.near([[1, 2], [3, 4]], tensor([2, 2], [1, 2, 3, 4])) // prettier-ignore
  t.near(Float32Array.of(0.1, 0.2), [0.1, 0.2])
  t.near(tensor([], [5]), 5)
  t.near([], tensor([0, 3], []))
})

test('near says where, what came, what was wanted, by how much, and how many differ', () => {
  const wrong = () => t.near([[1, 2], [3, 5]], [[1, 2], [3.5, 4]]) // prettier-ignore
  expect(wrong).toThrow('got 3, wanted 3.5 at [1, 0], difference -0.5 (2 of 4 differ)')
  expect(() => t.near(2, 3)).toThrow(/^got 2, wanted 3, difference -1$/)
  expect(() => t.near(3e20, 1.5)).toThrow(/^got 3e\+20, wanted 1.5/)
})

test('numbers that look alike are printed to the digit that differs, with what is allowed', () => {
  expect(() => t.near([1, 2.5 + 1e-9], [1, 2.5], 1e-12)).toThrow(
    /^got 2\.500000001, wanted 2\.5 at \[1\], difference 1e-9, allowed 2\.5e-12$/,
  )
  expect(() => t.near(0.1 + 0.2, 0.3, 0)).toThrow(
    /^got 0\.30000000000000004, wanted 0\.3, difference 5\.551115e-17, allowed 0$/,
  )
  expect(() => t.gradient(1 + 1e-8, 1, 'w', 1e-9)).toThrow(
    /^gradient of w: got 1\.00000001, wanted 1, difference 1e-8, allowed 1e-9, ratio 1$/,
  )
})

test('the tolerance is absolute below 1 and relative above', () => {
  t.near(1e6 + 0.5, 1e6, 1e-6)
  expect(() => t.near(0.1 + 2e-6, 0.1, 1e-6)).toThrow('wanted 0.1')
})

test('NaN equals nothing, also where it is wanted', () => {
  expect(() => t.near([NaN, NaN], [1, 2])).toThrow('got NaN, wanted 1 at [0]')
  expect(() => t.near(NaN, NaN)).toThrow('a mistake in the check')
  expect(() => t.equal([NaN], [1])).toThrow('got NaN, wanted 1 at [0]')
  expect(() => t.equal(NaN, NaN)).toThrow('a mistake in the check')
  expect(() => t.gradient([NaN], [1], 'w')).toThrow('gradient of w at [0]: got NaN, wanted 1')
})

test('an infinity equals itself only', () => {
  t.near([Infinity], [Infinity])
  expect(() => t.near([Infinity], [-Infinity])).toThrow('got Infinity, wanted -Infinity')
  expect(() => t.near([1e300], [Infinity])).toThrow('wanted Infinity')
})

test('wrong lengths and shapes are refused', () => {
  expect(() => t.near([], [1])).toThrow('got shape (0,), wanted shape (1,)')
  expect(() => t.near([1, 2, 3], [1, 2])).toThrow('got shape (3,), wanted shape (2,)')
  expect(() => t.near([1], 1)).toThrow('got shape (1,), wanted a single number')
  expect(() => t.near([[1, 2, 3]], [[1], [2], [3]])).toThrow('is a transpose missing?')
  expect(() => t.near(tensor([2, 2], [1, 2, 3]), tensor([2, 2], [1, 2, 3, 4]))).toThrow(
    'got 3 numbers as data of shape (2, 2)',
  )
  expect(() => t.near([[1], [1, 2]], [[1], [2]])).toThrow('got a ragged list')
  expect(() => t.near(tensor([1], [1], 'int32'), tensor([1], [1], 'float32'))).toThrow(
    'got dtype int32, wanted float32',
  )
})

test('what is not a number is named', () => {
  expect(() => t.near(undefined, [1])).toThrow('got undefined, wanted numbers')
  expect(() => t.near(Promise.resolve([1]), [1])).toThrow('is an await missing?')
  expect(() => t.near(['1'], [1])).toThrow('got "1" at [0]')
  // A hole in a list is a missing number, not a skipped one.
  expect(() => t.near(new Array(2), [1, 2])).toThrow('got undefined at [0]')
})

test('equal compares plain data exactly and says where it differs', () => {
  t.equal({ a: [1, 'x', null], b: Int32Array.of(1, 2) }, { b: [1, 2], a: [1, 'x', null] })
  t.equal(-0, 0)
  expect(() => t.equal({ strides: [3, 2] }, { strides: [3, 1] })).toThrow('got 2, wanted 1 at .strides[1]')
  expect(() => t.equal([1, 2], [1, 2, 3])).toThrow('got 2 items, wanted 3: [1, 2] instead of [1, 2, 3]')
  expect(() => t.equal({ a: 1, extra: 2 }, { a: 1 })).toThrow('got 2, wanted undefined at .extra')
  expect(() => t.equal(undefined, [])).toThrow('got undefined, wanted []')
})

test.each([
  [2, 'twice the right value: was it added twice?'],
  [-1, 'the sign is flipped'],
  [0.5, 'half the right value'],
  [0.25, '1/4 of it: a mean where a sum belongs?'],
  [3, '3 times the right value'],
  [0, 'nothing arrived here'],
])('a gradient %d times the right one is diagnosed', (ratio, says) => {
  expect(() => t.gradient([3 * ratio, 5 * ratio], [3, 5], 'w')).toThrow(
    `gradient of w at [0]: got ${3 * ratio}, wanted 3, ratio ${ratio} (2 of 2 differ): ${says}`,
  )
})

test('of a single number no mean is suspected', () => {
  expect(() => t.gradient(3, 12, 'x')).toThrow('ratio 0.25: 1/4 of it: does only one of several paths arrive?')
})

test('a gradient is diagnosed where the right value is not 0, and an odd ratio is not explained', () => {
  expect(() => t.gradient([1, 8], [0, 4])).toThrow('at [1]: got 8, wanted 4, ratio 2')
  expect(() => t.gradient([1], [0.7])).toThrow(/ratio 1\.428571$/)
  expect(() => t.gradient([6, 5], [3, 4])).toThrow(/ratio 2 \(2 of 2 differ\)$/)
  expect(() => t.gradient([6, 5], [3, 0])).toThrow(/ratio 2 \(2 of 2 differ\)$/)
  expect(() => t.gradient([[1], [2]], [1, 2], 'b')).toThrow('gradient of b: got shape (2, 1), wanted shape (2,)')
  t.gradient([1, 2], [1, 2])
})

test('throws wants an error, and the right one', async () => {
  const fails = (error: unknown) => () => Promise.reject(error)
  const range = new RangeError('shapes (2) and (3) differ')
  await t.throws(fails(range), 'RangeError', { 'both shapes': /2.*3/ })
  await t.throws(fails(range), 'Error')
  await expect(t.throws(() => 7, 'Error')).rejects.toThrow(/^no error came, but 7; wanted an Error$/)
  await expect(t.throws(fails(range), 'ShapeError')).rejects.toThrow(
    'threw RangeError: shapes (2) and (3) differ; wanted a ShapeError',
  )
  await expect(t.throws(fails(new TypeError('x is not a function')), 'Error')).rejects.toThrow('wanted an Error')
  await expect(t.throws(fails('no'), 'Error')).rejects.toThrow('threw no, which is not an Error')
})

test('what an error should name is said in words, not as a pattern', async () => {
  const boom = () => Promise.reject(new Error('boom'))
  await expect(t.throws(boom, 'Error', { 'the operation, add': /add/ })).rejects.toThrow(
    /^the error says "boom"; it should name the operation, add$/,
  )
})

test('ok wants true: a promise that nobody awaited is not', () => {
  t.ok(true, 'holds')
  expect(() => t.ok(Promise.resolve(false), 'the loss falls')).toThrow('the loss falls')
  expect(() => t.ok(1, 'the loss falls')).toThrow('the loss falls')
})
