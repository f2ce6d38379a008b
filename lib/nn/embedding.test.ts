import { describe, expect, test } from 'vitest'
import { gradientCheck, nn, noGrad, oneHot, Random, tensor } from 'chalkgrad'

const ids = (...numbers: number[]) => tensor(numbers, { dtype: 'int32' })

describe('Embedding', () => {
  test('gives rows, whatever the shape of the numbers', () => {
    const table = new nn.Embedding(4, 2, new Random(1))
    noGrad(() => table.weight.copy_(tensor([[0, 1], [10, 11], [20, 21], [30, 31]]))) // prettier-ignore
    expect(table.forward(ids(2, 0)).toArray()).toEqual([[20, 21], [0, 1]]) // prettier-ignore
    const shape = table.forward(ids(0, 1, 2, 3, 3, 3).reshape([1, 2, 3])).shape
    expect(shape).toEqual([1, 2, 3, 2])
    expect(table.forward(ids().reshape([0, 3])).shape).toEqual([0, 3, 2])
  })

  test('is a linear layer on zeros with a single one', () => {
    const table = new nn.Embedding(5, 3, new Random(2))
    const numbers = ids(4, 1, 1, 0)
    const dense = oneHot(numbers, 5).matmul(table.weight)
    expect(table.forward(numbers).toArray()).toEqual(dense.toArray())
  })

  test('a row gets the gradients of all places where it stands, the others none', () => {
    const table = new nn.Embedding(3, 2, new Random(3))
    const slopes = tensor([[1, 2], [3, 4], [5, 6]]) // prettier-ignore
    table
      .forward(ids(2, 0, 2))
      .mul(slopes)
      .sum()
      .backward()
    expect(table.weight.grad?.toArray()).toEqual([[3, 4], [0, 0], [6, 8]]) // prettier-ignore
    const exact = new nn.Embedding(3, 2, new Random(3), { dtype: 'float64' })
    expect(() => gradientCheck(() => exact.forward(ids(2, 0, 2)).square().sum(), [exact.weight])).not.toThrow() // prettier-ignore
  })

  test('padding is zeros, and never learns', () => {
    const table = new nn.Embedding(3, 2, new Random(4), { paddingIndex: 1 })
    const rows = table.forward(ids(0, 1, 2, 1))
    expect(rows.slice(0, 1, 2).toArray()).toEqual([[0, 0]])
    rows.sum().backward()
    expect(table.weight.grad?.toArray()).toEqual([[1, 1], [0, 0], [1, 1]]) // prettier-ignore
  })

  test('begins with deviation 1', () => {
    const { weight } = new nn.Embedding(100, 50, new Random(5))
    expect(weight.std().item()).toBeCloseTo(1, 1)
    expect(weight.mean().item()).toBeCloseTo(0, 1)
  })

  test('refuses what has no row', () => {
    const table = new nn.Embedding(3, 2, new Random(6))
    expect(() => table.forward(ids(3))).toThrow(/3/)
    expect(() => table.forward(ids(-1))).toThrow(/-1/)
    expect(() => table.forward(tensor([1]))).toThrow(/int32, got float32: .*cast/)
    expect(() => new nn.Embedding(3, 2, new Random(1), { paddingIndex: 3 })).toThrow(/one of the 3 rows, 0 to 2/) // prettier-ignore
    expect(() => new nn.Embedding(2.5, 2, new Random(1))).toThrow(/count must be a whole number/) // prettier-ignore
  })
})
