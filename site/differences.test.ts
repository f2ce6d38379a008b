// The rows of the table that the engine can show by itself.
import {
  crossEntropy,
  DtypeError,
  einsum,
  klDivLoss,
  mseLoss,
  nn,
  ones,
  optim,
  Random,
  ShapeError,
  ArgumentError,
  tensor,
  zeros,
} from 'chalkgrad'
import { expect, test } from 'vitest'
import { differences } from './differences.ts'

const whole = tensor([3, 1], { dtype: 'int32' })

const shown: Record<string, () => void> = {
  '`gelu`': () => expect(tensor([1], { dtype: 'float64' }).gelu().item()).toBeCloseTo(0.841191990608276, 12),
  'comparisons, `isNaN`, `any`, `all`': () =>
    expect([whole.less(2).dtype, ones([1]).isNaN().dtype, whole.any().dtype]).toEqual(['int32', 'float32', 'int32']),
  'whole numbers that int32 cannot hold': () => expect(() => whole.add(2 ** 31 - 1)).toThrow(DtypeError),
  'dtypes that meet': () => expect(() => ones([2]).add(whole)).toThrow(DtypeError),
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
  '`Dropout(1)`': () => expect(() => new nn.Dropout(1, new Random(1))).toThrow(ArgumentError),
  'first weights of `Linear`': () => {
    const { weight, bias } = new nn.Linear(100, 50, new Random(1))
    expect(weight.abs().max().item()).toBeGreaterThan(0.2) // √(6/100) = 0.245, and not 1/√100
    expect(bias?.any().item()).toBe(0)
  },
  'a letter of `einsum` of size 1 and of another size': () =>
    expect(() => einsum('ij,jk->ik', ones([2, 1]), ones([3, 4]))).toThrow(ShapeError),
}

test.each(differences.map(({ what }) => what))('%s', (what) => {
  expect(Object.keys(shown)).toContain(what)
  shown[what]()
})
