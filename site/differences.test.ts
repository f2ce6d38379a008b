// The rows of the table that the engine can show by itself.
import {
  Batches,
  chosenKernels,
  crossEntropy,
  DtypeError,
  einsum,
  fit,
  GradientError,
  klDivLoss,
  mseLoss,
  nn,
  ones,
  optim,
  Random,
  schedules,
  ShapeError,
  ArgumentError,
  tensor,
  Tensor,
  useKernels,
  zeros,
} from 'chalkgrad'
import { expect, test } from 'vitest'
import { conventions, differences } from './differences.ts'

/** ∂ Σ fn(x) / ∂x at x. */
function slopes(fn: (x: Tensor) => Tensor, x: number[] | number[][]): unknown {
  const leaf = tensor(x, { requiresGrad: true })
  fn(leaf).sum().backward()
  return leaf.grad?.toArray()
}

const whole = tensor([3, 1], { dtype: 'int32' })

const shown: Record<string, () => void> = {
  '`gelu`': () => expect(tensor([1], { dtype: 'float64' }).gelu().item()).toBeCloseTo(0.841191990608276, 12),
  'comparisons, `isNaN`, `any`, `all`': () =>
    expect([whole.less(2).dtype, ones([1]).isNaN().dtype, whole.any().dtype]).toEqual(['int32', 'float32', 'int32']),
  'whole numbers that int32 cannot hold': () => expect(() => whole.add(2 ** 31 - 1)).toThrow(DtypeError),
  'dtypes that meet': () => expect(() => ones([2]).add(whole)).toThrow(DtypeError),
  '`cast` to int32 of what it cannot hold': () => {
    const before = chosenKernels()
    for (const kernels of ['reference', 'tiled']) {
      useKernels(kernels)
      expect([
        ...tensor([2 ** 31, 2 ** 32 + 5, NaN])
          .cast('int32')
          .data(),
      ]).toEqual([-(2 ** 31), 0, 0])
      expect([
        ...tensor([2 ** 32 + 5], { dtype: 'float64' })
          .cast('int32')
          .data(),
      ]).toEqual([5])
    }
    useKernels(before)
  },
  '`sum` of whole numbers': () => {
    expect(whole.sum().dtype).toBe('int32')
    expect(() => tensor([2 ** 31 - 1, 1], { dtype: 'int32' }).sum()).toThrow(DtypeError)
  },
  'gradient of `max` along an axis at a tie': () => expect(slopes((x) => x.max(0), [2, 2, 1])).toEqual([0.5, 0.5, 0]),
  'division of whole numbers': () => expect(() => whole.div(2)).toThrow(DtypeError),
  'order of equal numbers in `sort`': () =>
    expect(zeros([100]).sort().indices.data()).toEqual(Int32Array.from({ length: 100 }, (_, i) => i)),
  'crossEntropy: where the classes are': () =>
    expect(crossEntropy(zeros([2, 3, 5]), zeros([2, 3], { dtype: 'int32' })).item()).toBeCloseTo(Math.log(5), 6),
  'crossEntropy: `ignoreIndex`': () =>
    expect(() => crossEntropy(zeros([1, 2]), tensor([-100], { dtype: 'int32' }))).toThrow(ArgumentError),
  'crossEntropy of one class': () =>
    expect(() => crossEntropy(zeros([1, 1]), tensor([0], { dtype: 'int32' }))).toThrow(ArgumentError),
  'losses of shapes that differ': () => expect(() => mseLoss(zeros([2, 1]), zeros([2]))).toThrow(ShapeError),
  'mean of `klDivLoss`': () => expect(klDivLoss(tensor([[-1, -1]]), tensor([[1, 0]])).item()).toBe(1),
  '`clipGradNorm`': () => {
    const w = zeros([2], { requiresGrad: true })
    w.grad = tensor([3, 4])
    optim.clipGradNorm([w], 1)
    expect(w.grad.norm().item()).toBeCloseTo(1, 7)
  },
  'a step without any gradient': () =>
    expect(() => new optim.SGD([zeros([1], { requiresGrad: true })], { learningRate: 1 }).step()).toThrow(
      GradientError,
    ),
  '`cosine` after its last step': () =>
    expect(schedules.cosine({ learningRate: 1, minimum: 0.1, steps: 10 })(15)).toBeCloseTo(0.1, 12),
  'a negative learning rate of a schedule': () => {
    const model = new nn.Linear(1, 1, new Random(1))
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 1 })
    const data = new Batches(ones([1, 1]), ones([1, 1]), { batchSize: 1 })
    expect(() => fit(model, data, { optimizer, loss: mseLoss, epochs: 1, schedule: () => -1 })).toThrow(ArgumentError)
  },
  '`Dropout(1)`': () => expect(() => new nn.Dropout(1, new Random(1))).toThrow(ArgumentError),
  'first weights of `Linear`': () => {
    const { weight, bias } = new nn.Linear(100, 50, new Random(1))
    expect(weight.abs().max().item()).toBeGreaterThan(0.2) // √(6/100) = 0.245, and not 1/√100
    expect(bias?.any().item()).toBe(0)
  },
  'first weights of `Conv2d`': () => {
    const { weight, bias } = new nn.Conv2d(4, 50, 5, new Random(1))
    expect(weight.abs().max().item()).toBeGreaterThan(0.2) // √(6/100) = 0.245, and not 1/√100
    expect(bias?.any().item()).toBe(0)
  },
  '`outputPadding` of a transposed convolution': () =>
    expect(() => ones([1, 1, 3, 3]).convTranspose2d(ones([1, 1, 2, 2]), { dilation: 2, outputPadding: 1 })).toThrow(
      ArgumentError,
    ),
  'a letter of `einsum` of size 1 and of another size': () =>
    expect(() => einsum('ij,jk->ik', ones([2, 1]), ones([3, 4]))).toThrow(ShapeError),
}

/** The layer after one batch of 1 and 3: mean 2, variance 1 divided by n, 2 by n − 1. */
function normed(): nn.BatchNorm1d {
  const norm = new nn.BatchNorm1d(1, { momentum: 0.25 })
  norm.forward(tensor([[1], [3]]))
  return norm
}

const pinned: Record<string, () => void> = {
  'divisor of `var` and `std`': () =>
    expect([tensor([1, 3]).var().item(), tensor([1, 3]).var(0, { correction: 0 }).item()]).toEqual([2, 1]),
  'gradient of `maximum` and `minimum` at a tie': () => {
    expect(slopes((x) => x.maximum(ones([1])), [1])).toEqual([0.5])
    expect(slopes((x) => x.minimum(ones([1])), [1])).toEqual([0.5])
  },
  'gradient of `relu` at 0': () => expect(slopes((x) => x.relu(), [0])).toEqual([0]),
  'gradient of `leakyRelu` at 0': () => expect(slopes((x) => x.leakyRelu(0.25), [0])).toEqual([0.25]),
  'gradient of `abs` at 0': () => expect(slopes((x) => x.abs(), [0])).toEqual([0]),
  'gradient of `clamp` at its ends': () => expect(slopes((x) => x.clamp(0, 1), [0, 1])).toEqual([1, 1]),
  '`momentum` of a batch norm': () => expect(normed().running_mean.item()).toBe(0.25 * 2),
  'running variance of a batch norm': () => expect(normed().running_var.item()).toBe(0.75 + 0.25 * 2),
  'padded cells in `avgPool2d`': () =>
    expect(ones([1, 1, 2, 2]).avgPool2d(2, { padding: 1 }).toArray()).toEqual([[[[0.25, 0.25], [0.25, 0.25]]]]), // prettier-ignore
  'gradient of `maxPool2d` at a tie': () =>
    expect(slopes((x) => x.reshape([1, 1, 2, 2]).maxPool2d(2), [[5, 5], [5, 5]])).toEqual([[1, 0], [0, 0]]), // prettier-ignore
  "padding `'same'` with a stride": () =>
    expect(() => ones([1, 1, 4, 4]).conv2d(ones([1, 1, 2, 2]), { padding: 'same', stride: 2 })).toThrow(ArgumentError),
  '`round` of a half': () => expect(tensor([0.5, 1.5, 2.5]).round().toArray()).toEqual([0, 2, 2]),
}

test.each(conventions.map(({ what }) => what))('%s', (what) => {
  expect(Object.keys(pinned)).toContain(what)
  pinned[what]()
})

test.each(differences.map(({ what }) => what))('%s', (what) => {
  expect(Object.keys(shown)).toContain(what)
  shown[what]()
})
