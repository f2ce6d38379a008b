import {
  ArgumentError,
  bceWithLogits,
  crossEntropy,
  DtypeError,
  Random,
  gradientCheck,
  huberLoss,
  logCoshLoss,
  maeLoss,
  mseLoss,
  oneHot,
  rand,
  randn,
  ShapeError,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

type Loss = (
  predictions: Tensor,
  targets: Tensor,
  options?: { reduction?: 'mean' | 'sum' | 'none' },
) => Tensor
const pairwise: [string, Loss][] = [
  ['mseLoss', mseLoss],
  ['maeLoss', maeLoss],
  ['huberLoss', huberLoss],
  ['logCoshLoss', logCoshLoss],
  ['bceWithLogits', bceWithLogits],
]

describe.each(pairwise)('%s', (_, loss) => {
  const random = new Random(1)
  const predictions = randn([4, 3], random, { dtype: 'float64' }).mul(2)
  const targets = rand([4, 3], random, { dtype: 'float64' })

  test('has the gradient of its numeric twin, for predictions and targets', () => {
    gradientCheck((p, t) => loss(p, t), [predictions, targets])
    gradientCheck((p, t) => loss(p, t, { reduction: 'none' }), [predictions, targets])
  })

  test('mean, sum and none belong together', () => {
    const each = loss(predictions, targets, { reduction: 'none' })
    expect(each.shape).toEqual([4, 3])
    expect(loss(predictions, targets, { reduction: 'sum' }).item()).toBeCloseTo(
      each.sum().item(),
      12,
    )
    expect(loss(predictions, targets).item()).toBeCloseTo(each.sum().item() / 12, 12)
  })

  test('refuses shapes that would broadcast', () => {
    expect(() => loss(zeros([3, 1]), zeros([3]))).toThrow(ShapeError)
    expect(() => loss(zeros([3, 1]), zeros([3]))).toThrow(
      /predictions are \(3, 1\), targets \(3\)/,
    )
  })
})

describe('values worked by hand', () => {
  const at = (loss: Loss, p: number, t: number) =>
    loss(tensor([p], { dtype: 'float64' }), tensor([t], { dtype: 'float64' })).item()

  test.each<[string, Loss, number, number, number]>([
    ['mse', mseLoss, 5, 2, 9],
    ['mae', maeLoss, 2, 5, 3],
    ['huber near', huberLoss, 2.5, 2, 0.125],
    ['huber far', huberLoss, -2, 2, 3.5],
    ['huber at its corner', huberLoss, 3, 2, 0.5],
    ['huber with delta 2', (p, t) => huberLoss(p, t, { delta: 2 }), 7, 2, 8],
    ['log-cosh near', logCoshLoss, 2.01, 2, 0.5 * 0.01 ** 2],
    ['log-cosh far', logCoshLoss, 1002, 2, 1000 - Math.LN2],
    ['log-cosh far below', logCoshLoss, -998, 2, 1000 - Math.LN2],
    ['bce, undecided', bceWithLogits, 0, 1, Math.LN2],
    ['bce, sure and wrong', bceWithLogits, -800, 1, 800],
    ['bce, sure and right', bceWithLogits, 800, 1, 0],
    ['bce, a target between', bceWithLogits, 0, 0.3, Math.LN2],
  ])('%s', (_, loss, p, t, wanted) => {
    expect(at(loss, p, t)).toBeCloseTo(wanted, 7)
  })

  test('huber refuses a delta that is not above 0', () => {
    expect(() => huberLoss(zeros([1]), zeros([1]), { delta: 0 })).toThrow(ArgumentError)
    expect(() => huberLoss(zeros([1]), zeros([1]), { delta: NaN })).toThrow(
      /delta must be above 0, got NaN/,
    )
  })
})

describe('crossEntropy', () => {
  const logits = tensor(
    [
      [2, 1, 0],
      [0, 0, 0],
    ],
    { dtype: 'float64', requiresGrad: true },
  )
  const labels = tensor([2, 0], { dtype: 'int32' })

  test('is the mean surprise at the right classes', () => {
    const first = Math.log(Math.exp(2) + Math.exp(1) + 1)
    expect(crossEntropy(logits, labels).item()).toBeCloseTo((first + Math.log(3)) / 2, 12)
    expect(crossEntropy(logits, labels, { reduction: 'none' }).shape).toEqual([2])
  })

  test('takes one-hot rows and other distributions too', () => {
    const rows = oneHot(labels, 3, 'float64')
    expect(crossEntropy(logits, rows).item()).toBeCloseTo(
      crossEntropy(logits, labels).item(),
      12,
    )
    const even = tensor([[1 / 3, 1 / 3, 1 / 3]], { dtype: 'float64' })
    expect(crossEntropy(zeros([1, 3], { dtype: 'float64' }), even).item()).toBeCloseTo(
      Math.log(3),
      12,
    )
  })

  test('has the gradient (softmax − one-hot) / batch', () => {
    crossEntropy(logits, labels).backward()
    const wanted = logits
      .detach()
      .softmax()
      .sub(oneHot(labels, 3, 'float64'))
      .div(2)
    expect(logits.grad?.sub(wanted).abs().max().item()).toBeLessThan(1e-15)
    gradientCheck((z) => crossEntropy(z, labels), [logits])
  })

  test('stays finite for huge logits', () => {
    const huge = tensor([[1e4, -1e4, 0]], { requiresGrad: true })
    const loss = crossEntropy(huge, tensor([1], { dtype: 'int32' }))
    loss.backward()
    expect(loss.item()).toBe(2e4)
    expect(huge.grad?.toArray()).toEqual([[1, -1, 0]])
  })

  test('starts at ln(classes) for a network that knows nothing', () => {
    const labels = zeros([7], { dtype: 'int32' })
    expect(crossEntropy(zeros([7, 10]), labels).item()).toBeCloseTo(Math.log(10), 6)
  })

  test('refuses what does not fit', () => {
    expect(() => crossEntropy(zeros([2, 3]), zeros([3], { dtype: 'int32' }))).toThrow(
      ShapeError,
    )
    expect(() => crossEntropy(zeros([2, 3]), zeros([2, 1], { dtype: 'int32' }))).toThrow(
      /logits \(2, 3\) and labels \(2, 1\)/,
    )
    expect(() => crossEntropy(zeros([2, 3]), zeros([2]))).toThrow(DtypeError)
    expect(() => crossEntropy(zeros([1, 3]), tensor([3], { dtype: 'int32' }))).toThrow(
      ArgumentError,
    )
  })
})

describe('crossEntropy speaks of labels and classes', () => {
  const logits = zeros([3, 2])
  const labels = (...values: number[]) => tensor(values, { dtype: 'int32' })
  test.each([
    [
      labels(1, 2, 0),
      ArgumentError,
      'crossEntropy: label 2 in row 1: there are 2 classes, 0 to 1',
    ],
    [labels(1, 0, -100), ArgumentError, 'crossEntropy: label -100 in row 2'],
    [
      zeros([3]),
      DtypeError,
      "crossEntropy: labels are int32 class numbers, these are float32: use .cast('int32')",
    ],
    [
      oneHot(labels(0, 1, 1), 2, 'int32'),
      DtypeError,
      "crossEntropy: probabilities have the dtype of the logits, float32, these are int32: use .cast('float32')",
    ],
  ] as const)('%#', (wrong, kind, message) => {
    expect(() => crossEntropy(logits, wrong)).toThrow(kind)
    expect(() => crossEntropy(logits, wrong)).toThrow(message)
  })
})
