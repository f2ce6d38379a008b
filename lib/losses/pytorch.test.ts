// The losses of classes as PyTorch has them, recorded by ../ops/fixtures/make-fixtures.py. (There the classes are on axis 1.)
import {
  ArgumentError,
  bceWithLogits,
  crossEntropy,
  DtypeError,
  grad,
  gradientCheck,
  hingeLoss,
  klDivLoss,
  nllLoss,
  oneHot,
  ShapeError,
  tensor,
  zeros,
  type Dtype,
  type NestedArray,
  type Reduction,
  type Tensor,
} from 'chalkgrad'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Recorded = Record<
  'logits' | 'labels' | 'shares' | 'weight' | 'yes' | 'positive',
  NestedArray
> & {
  values: Record<Reduction, Record<string, NestedArray>>
}
const recorded: Recorded = JSON.parse(
  readFileSync(new URL('fixtures/losses.json', import.meta.url), 'utf8'),
)
const of = (name: keyof Omit<Recorded, 'values'>, dtype: Dtype = 'float64'): Tensor =>
  tensor(recorded[name], { dtype })
const logits = of('logits') // (2, 3, 4): batch, time, classes
const labels = of('labels', 'int32')
const [shares, weight, yes, positive] = [
  of('shares'),
  of('weight'),
  of('yes'),
  of('positive'),
]

describe.each(['mean', 'sum', 'none'] as const)('reduced to %s', (reduction) => {
  const losses: Record<string, () => Tensor> = {
    crossEntropy: () => crossEntropy(logits, labels, { reduction }),
    weight: () => crossEntropy(logits, labels, { weight, reduction }),
    ignoreIndex: () => crossEntropy(logits, labels, { ignoreIndex: 2, reduction }),
    'weight and ignoreIndex': () =>
      crossEntropy(logits, labels, { weight, ignoreIndex: 2, reduction }),
    shares: () => crossEntropy(logits, shares, { reduction }),
    'shares and weight': () => crossEntropy(logits, shares, { weight, reduction }),
    nllLoss: () => nllLoss(logits.logSoftmax(), labels, { reduction }),
    posWeight: () => bceWithLogits(logits, yes, { posWeight: positive, reduction }),
    klDivLoss: () => klDivLoss(logits.logSoftmax(), shares, { reduction }),
  }

  test.each(Object.entries(losses))('%s', (name, loss) => {
    const wanted = tensor(recorded.values[reduction][name], { dtype: 'float64' })
    expect(loss().shape).toEqual(wanted.shape)
    const values = wanted.data()
    loss().data().forEach((value, i) => expect(value).toBeCloseTo(values[i], 12)) // prettier-ignore
  })
})

describe('what is ignored', () => {
  const scores = tensor([[1, 2, 0], [0, 1, -Infinity], [3, 0, 0]], { dtype: 'float64' }) // prettier-ignore
  const padded = tensor([0, -100, 2], { dtype: 'int32' })

  test('may lie outside the classes, and counts in no mean', () => {
    const two = crossEntropy(
      scores.indexSelect(0, [0, 2]),
      tensor([0, 2], { dtype: 'int32' }),
    )
    expect(crossEntropy(scores, padded, { ignoreIndex: -100 }).item()).toBeCloseTo(
      two.item(),
      12,
    )
    expect(
      crossEntropy(scores, padded, { ignoreIndex: -100, reduction: 'none' }).data()[1],
    ).toBe(0)
  })

  test('gets no gradient', () => {
    const z = scores.clone()
    z.requiresGrad = true
    const [g] = grad(crossEntropy(z, padded, { ignoreIndex: -100 }), [z])
    expect(g.select(0, 1).abs().sum().item()).toBe(0)
    expect(g.select(0, 0).abs().sum().item()).toBeGreaterThan(0)
  })

  test('a mean over nothing is NaN, a sum 0', () => {
    const all = tensor([7, 7, 7], { dtype: 'int32' })
    expect(crossEntropy(scores, all, { ignoreIndex: 7 }).item()).toBeNaN()
    expect(crossEntropy(scores, all, { ignoreIndex: 7, reduction: 'sum' }).item()).toBe(0)
  })

  test('an impossible class of weight 0 costs nothing', () => {
    const label = tensor([2], { dtype: 'int32' })
    const impossible = scores.slice(0, 1, 2)
    const w = tensor([1, 1, 0], { dtype: 'float64' })
    expect(crossEntropy(impossible, label, { weight: w, reduction: 'sum' }).item()).toBe(0)
    expect(crossEntropy(impossible, label).item()).toBe(Infinity)
  })
})

describe('hinge', () => {
  const t = tensor([1, -1, 1, 1], { dtype: 'float64' })
  const s = tensor([0.25, 0.25, 1, -2], { dtype: 'float64' })

  test('costs nothing from the margin on', () => {
    expect(hingeLoss(s, t, { reduction: 'none' }).toArray()).toEqual([0.75, 1.25, 0, 3])
    expect(hingeLoss(s, t, { margin: 2, reduction: 'none' }).toArray()).toEqual([
      1.75, 2.25, 1, 4,
    ])
    expect(hingeLoss(s, t).item()).toBe(1.25)
    gradientCheck((z) => hingeLoss(z, t), [s.add(0.01)])
  })

  test('wants −1 and 1', () => {
    expect(() => hingeLoss(s, t.greater(0))).toThrow(
      /targets are −1 and 1, got 0. Where 0 stands for no, make it −1/,
    )
    expect(() => hingeLoss(s, t, { margin: 0 })).toThrow(ArgumentError)
    expect(() => hingeLoss(s.unsqueeze(1), t)).toThrow(ShapeError)
  })
})

describe('the divergence of Kullback and Leibler', () => {
  test('is 0 between equals, and cross-entropy less entropy elsewhere', () => {
    expect(klDivLoss(shares.log(), shares).item()).toBeCloseTo(0, 12)
    const entropy = shares.mul(shares.log()).sum(-1).neg().mean()
    const wanted = crossEntropy(logits, shares).sub(entropy).item()
    expect(klDivLoss(logits.logSoftmax(), shares).item()).toBeCloseTo(wanted, 12)
  })

  test('what never happens may be impossible, what happens may not', () => {
    const sure = oneHot(labels, 4, 'float64')
    const impossible = tensor([0, -Infinity], { dtype: 'float64' })
    expect(klDivLoss(impossible, tensor([1, 0], { dtype: 'float64' })).item()).toBe(0)
    expect(klDivLoss(impossible, tensor([0, 1], { dtype: 'float64' })).item()).toBe(
      Infinity,
    )
    const p = sure.clone()
    p.requiresGrad = true
    expect(grad(klDivLoss(logits.logSoftmax(), p), [p])[0].isFinite().all().item()).toBe(1)
  })
})

describe('refused', () => {
  const two = zeros([2, 4])
  const right = tensor([0, 3], { dtype: 'int32' })
  const odd = (value: unknown) => value as never
  test.each<[() => unknown, new (message: string) => Error, RegExp]>([
    [() => crossEntropy(two, right, { weight: zeros([3]) }), ShapeError, /crossEntropy: weight is \(3\), there are 4 classes/],
    [() => crossEntropy(two, right, { weight: zeros([4]).sub(1) }), ArgumentError, /counts 0 or more.*got the weight -1/],
    [() => crossEntropy(two, right, { weight: odd([1, 2, 3, 4]) }), ArgumentError, /weight must be of class Tensor, got a list of 4/],
    [() => crossEntropy(two, right, { weight: zeros([4], { dtype: 'float64' }) }), DtypeError, /float64/],
    [() => crossEntropy(two, right, { ignoreIndex: 0.5 }), DtypeError, /0\.5/],
    [() => crossEntropy(two, right, odd({ ignore_index: 1 })), ArgumentError, /Did you mean ignoreIndex/],
    [() => crossEntropy(two, zeros([2, 4]).add(0.25), { ignoreIndex: 1 }), ArgumentError, /ignoreIndex is for class numbers/],
    [() => crossEntropy(zeros([2, 3, 4]), right), ShapeError, /crossEntropy: logits \(2, 3, 4\) and labels \(2\): needs \(…, classes\) and \(…\)/],
    [() => nllLoss(two, zeros([2])), DtypeError, /nllLoss: labels are int32/],
    [() => nllLoss(two, tensor([0, 4], { dtype: 'int32' })), ArgumentError, /nllLoss: label 4 in row 1: there are 4 classes/],
    [() => nllLoss(two, tensor([0, -1], { dtype: 'int32' }), { ignoreIndex: 4 }), ArgumentError, /label -1 in row 1/],
    [() => bceWithLogits(two, two, { posWeight: -1 }), ArgumentError, /posWeight must be 0 or above and finite, got -1/],
    [() => bceWithLogits(two, two, { posWeight: zeros([3, 2, 4]) }), ShapeError, /posWeight \(3, 2, 4\) does not fit the targets \(2, 4\)/],
    [() => bceWithLogits(two, two, { posWeight: odd('2') }), ArgumentError, /posWeight must be a number or an object/],
    [() => klDivLoss(two, two), ArgumentError, /adds up to 1, row 0 to 0/],
    [() => klDivLoss(two, zeros([2, 3])), ShapeError, /klDivLoss: predictions are/],
  ])('%o', (call, kind, message) => {
    expect(call).toThrow(kind)
    expect(call).toThrow(message)
  }) // prettier-ignore
})
