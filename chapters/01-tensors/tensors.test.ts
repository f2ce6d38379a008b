import { describe, expect, it } from 'vitest'
import {
  einsum,
  Random,
  isContiguous,
  oneHot,
  ones,
  rand,
  randn,
  scope,
  scopedBytes,
  steps,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { loadFashionMnist } from 'chalkgrad/node'
import { contactSheet, halve } from './contact-sheet.ts'
import { classify, classMeans, squaredDistances } from './nearest-mean.ts'
import results from './results.json' with { type: 'json' }
import { byImage, byPixel } from './standardize.ts'

const matrix = (): Tensor => tensor([[1, 2, 3], [4, 5, 6]]) // prettier-ignore

/** The formula of the text. */
const placeOf = (x: Tensor, ...index: number[]): number =>
  index.reduce((place, i, axis) => place + i * x.strides[axis], x.offset)

const largest = (x: Tensor): number => x.abs().max().item()

describe('flat memory', () => {
  it('row 1, column 2 of the example lies at place 5', () => {
    const x = matrix()
    expect(x.strides).toEqual([3, 1])
    expect(placeOf(x, 1, 2)).toBe(5)
    expect(x.storage.read()[5]).toBe(6)
  })

  it('a stride is the product of the sizes after it', () => {
    expect(ones([2, 3, 4]).strides).toEqual([12, 4, 1])
    expect(ones([100, 28, 28]).strides).toEqual([784, 28, 1])
    expect(ones([100, 28, 28]).select(0, 5).offset).toBe(5 * 784)
  })
})

describe('views', () => {
  it('the transpose swaps strides and finds the 6 at the same place', () => {
    const y = matrix().transpose()
    expect([y.shape, y.strides]).toEqual([[3, 2], [1, 3]]) // prettier-ignore
    expect(placeOf(y, 2, 1)).toBe(5)
  })

  it('the transpose in one row reads the places 0, 3, 1, 4, 2, 5, so it is copied', () => {
    const x = matrix()
    const y = x.transpose()
    const places = [0, 1, 2].flatMap((i) => [0, 1].map((j) => placeOf(y, i, j)))
    expect(places).toEqual([0, 3, 1, 4, 2, 5])
    expect(isContiguous(y.layout)).toBe(false)
    expect(y.reshape([6]).storage).not.toBe(x.storage)
    expect(x.reshape([3, 2]).storage).toBe(x.storage)
  })

  it('every second column doubles the stride', () => {
    expect(matrix().slice(1, 0, 3, 2).strides).toEqual([3, 2])
  })
})

describe('broadcasting', () => {
  it.each([
    [[2, 3], [3], [2, 3]],
    [
      [2, 3],
      [2, 1],
      [2, 3],
    ],
    [[3], [2, 1], [2, 3]],
    [[2, 3], [], [2, 3]],
  ])('%j and %j make %j', (a, b, shape) => {
    expect(ones(a).add(ones(b)).shape).toEqual(shape)
  })

  it('(2, 3) and (2) do not fit', () => {
    expect(() => matrix().add(ones([2]))).toThrow(/do not broadcast/)
  })

  it('adds the row of the example to both rows', () => {
    expect(matrix().add(tensor([10, 20, 30])).toArray()).toEqual([[11, 22, 33], [14, 25, 36]]) // prettier-ignore
  })
})

describe('sums and products', () => {
  it('the axis that is named disappears', () => {
    expect(matrix().sum(0).toArray()).toEqual([5, 7, 9])
    expect(matrix().sum(1).toArray()).toEqual([6, 15])
  })

  it('float32 stands still at 2²⁴, a sum of 64 bits does not', () => {
    expect(Math.fround(2 ** 24 + 1)).toBe(2 ** 24)
    expect(
      tensor([2 ** 24, 1, 1])
        .sum()
        .item(),
    ).toBe(2 ** 24 + 2)
  })

  it('the matrix product of the text, also by einsum', () => {
    const b = tensor([[1, 0], [0, 1], [2, -1]]) // prettier-ignore
    const wanted = [[7, -1], [16, -1]] // prettier-ignore
    expect(matrix().matmul(b).toArray()).toEqual(wanted)
    expect(einsum('ij,jk->ik', matrix(), b).toArray()).toEqual(wanted)
  })
})

describe('random numbers', () => {
  const n = 40_000

  it('uniform: in [0, 1), a quarter of them in each quarter', () => {
    const u = rand([n], new Random(3))
    expect(u.min().item()).toBeGreaterThanOrEqual(0)
    expect(u.max().item()).toBeLessThan(1)
    for (const edge of [0.25, 0.5, 0.75])
      expect(u.less(edge).mean().item()).toBeCloseTo(edge, 2)
  })

  it('normal: mean 0, variance 1, and the tails of the bell curve', () => {
    const x = randn([n], new Random(4))
    expect(x.mean().item()).toBeCloseTo(0, 1)
    expect(x.var().item()).toBeCloseTo(1, 1)
    // 31.7 % and 4.6 % of a normal distribution lie farther out than 1 and 2.
    expect(x.abs().greater(1).mean().item()).toBeCloseTo(0.317, 2)
    expect(x.abs().greater(2).mean().item()).toBeCloseTo(0.0455, 2)
  })

  it('two of them lie farther out than r with the chance exp(−r²/2)', () => {
    const points = randn([n, 2], new Random(5))
    const r = points.square().sum(1).sqrt()
    for (const radius of [0.5, 1, 2])
      expect(r.greater(radius).mean().item()).toBeCloseTo(Math.exp(-(radius ** 2) / 2), 2)
  })

  it('pairs from one Box–Muller draw do not go together', () => {
    const pairs = randn([n, 2], new Random(6))
    expect(pairs.select(1, 0).mul(pairs.select(1, 1)).mean().item()).toBeCloseTo(0, 1)
  })
})

it('a loop of steps uses the same memory in every turn, and leaves none', () => {
  const x = randn([10, 10], new Random(1))
  const bytes: number[] = []
  for (const _ of steps(5)) {
    x.matmul(x).mean()
    bytes.push(scopedBytes())
  }
  expect(bytes).toEqual(Array.from({ length: 5 }, () => 408))
  expect(scopedBytes()).toBe(0)
})

describe('the classifier', () => {
  const random = new Random(8)
  const [a, b] = [randn([7, 5], random), randn([3, 5], random)]

  it('‖a‖² − 2a·b + ‖b‖² is the sum of the squared differences', () => {
    const direct = a.unsqueeze(1).sub(b).square().sum(2)
    expect(largest(squaredDistances(a, b).sub(direct))).toBeLessThan(1e-5)
    expect(classify(a, b).toArray()).toEqual(direct.argmin(1).toArray())
  })

  it('the product with one-hot labels is the mean of each class', () => {
    const labels = [2, 0, 1, 2, 2, 0, 1]
    const means = classMeans(a, oneHot(tensor(labels, { dtype: 'int32' }), 3))
    for (const c of [0, 1, 2]) {
      const own = a.indexSelect(0, labels.flatMap((label, i) => (label === c ? [i] : []))) // prettier-ignore
      expect(largest(means.select(0, c).sub(own.mean(0)))).toBeLessThan(1e-6)
    }
  })

  it('standardized: mean 0 and variance 1, along the axis that was chosen', () => {
    const x = a.mul(3).add(10)
    expect(largest(byImage(x).mean(1))).toBeLessThan(1e-5)
    expect(largest(byImage(x).var(1).sub(1))).toBeLessThan(1e-5)
    expect(largest(byPixel(x, x).mean(0))).toBeLessThan(1e-5)
    expect(largest(byPixel(x, x).var(0).sub(1))).toBeLessThan(1e-5)
  })

  it('reaches the recorded accuracy', () => {
    const { train, test } = loadFashionMnist()
    const accuracy = (prepare: (x: Tensor) => Tensor): number =>
      scope(() => {
        const means = classMeans(prepare(train.images.flatten(1)), oneHot(train.labels, 10))
        return (
          classify(prepare(test.images.flatten(1)), means)
            .equal(test.labels)
            .sum()
            .item() / test.labels.size
        )
      })
    expect(accuracy((x) => x)).toBeCloseTo(results.main.metrics.accuracy, 3)
    expect(accuracy(byImage)).toBeCloseTo(results.main.metrics.accuracyByImage, 3)
  })
})

describe('images as a sheet', () => {
  it('halving takes the mean of four pixels', () => {
    const image = tensor([[[1, 3, 0, 0], [5, 7, 0, 4], [1, 1, 2, 2], [1, 1, 2, 2]]]) // prettier-ignore
    expect(halve(image).toArray()).toEqual([[[4, 1], [1, 2]]]) // prettier-ignore
  })

  it('images come side by side, line by line', () => {
    const images = tensor([0, 1, 2, 3, 4, 5].map((n) => [[n, n], [n + 0.5, n]])) // prettier-ignore
    expect(contactSheet(images, 3).toArray()).toEqual([
      [0, 0, 1, 1, 2, 2],
      [0.5, 0, 1.5, 1, 2.5, 2],
      [3, 3, 4, 4, 5, 5],
      [3.5, 3, 4.5, 4, 5.5, 5],
    ])
  })
})
