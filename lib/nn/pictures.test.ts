// Layers for pictures: what they do beyond what pytorch.test.ts compares.
import {
  ArgumentError,
  Random,
  ShapeError,
  Tensor,
  grad,
  nn,
  ones,
  randn,
  tensor,
  zeros,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const random = () => new Random(1)

describe('convolutions as layers', () => {
  const layers: [nn.Module & { weight: Tensor; bias: Tensor | undefined }, number[], number[], number[]][] = [
    [new nn.Conv1d(4, 6, 3, random(), { padding: 'causal', groups: 2 }), [6, 2, 3], [2, 4, 9], [2, 6, 9]],
    [new nn.Conv2d(4, 6, [3, 5], random(), { stride: 2, padding: [1, 2], groups: 2 }), [6, 2, 3, 5], [2, 4, 9, 8], [2, 6, 5, 4]],
    [new nn.ConvTranspose2d(4, 6, 3, random(), { stride: 2, padding: 1, outputPadding: 1, groups: 2 }), [4, 3, 3, 3], [2, 4, 5, 4], [2, 6, 10, 8]],
  ] // prettier-ignore

  test.each(layers.map((one) => [one[0].constructor.name, ...one] as const))(
    '%s has its weight, slides as it was told, and starts with a bias of 0',
    (_, layer, weight, input, output) => {
      expect(layer.weight.shape).toEqual(weight)
      expect(layer.forward(zeros(input)).shape).toEqual(output)
      expect(layer.bias?.toArray()).toEqual([0, 0, 0, 0, 0, 0])
      expect(layer.namedParameters().map(([name]) => name)).toEqual(['weight', 'bias'])
    },
  )

  test('first weights have variance 2 / fan-in, of the channels that a filter sees', () => {
    const wide = [
      [new nn.Conv2d(64, 128, 3, random(), { groups: 4 }), 2 / (16 * 9)],
      [new nn.Conv1d(64, 128, 5, random()), 2 / (64 * 5)],
      [new nn.ConvTranspose2d(128, 64, 3, random(), { groups: 4 }), 2 / (32 * 9)],
    ] as const
    for (const [{ weight }, wanted] of wide)
      expect(Math.abs(weight.var().item() / wanted - 1)).toBeLessThan(0.05)
  })

  test('without a bias, in float64, with first values of one’s own', () => {
    const layer = new nn.Conv2d(1, 1, 2, random(), {
      bias: false,
      dtype: 'float64',
      init: (shape) => ones(shape),
    })
    expect(layer.forward(ones([1, 1, 2, 2], { dtype: 'float64' })).item()).toBe(4)
    expect(layer.namedParameters()).toHaveLength(1)
  })
})

describe('pooling', () => {
  const x = tensor([[[[1, 5, 5], [5, 5, 5], [2, 0, 3]]]], { requiresGrad: true }) // prettier-ignore

  test('of equal largest cells, the first gets the gradient', () => {
    const y = new nn.MaxPool2d(2, { stride: 1 }).forward(x)
    expect(y.toArray()).toEqual([[[[5, 5], [5, 5]]]]) // prettier-ignore
    expect(grad(y.sum(), [x])[0].toArray()).toEqual([[[[0, 2, 0], [1, 1, 0], [0, 0, 0]]]]) // prettier-ignore
  })

  test('padding is never the largest, and a NaN always', () => {
    const low = tensor([[[[-3, -2], [-5, NaN]]]]) // prettier-ignore
    expect(low.maxPool2d(2, { padding: 1 }).toArray()).toEqual([[[[-3, -2], [-5, NaN]]]]) // prettier-ignore
    expect(
      tensor([[[[-Infinity, -Infinity]]]])
        .maxPool2d([1, 2])
        .item(),
    ).toBe(-Infinity)
    expect(
      tensor([[[[NaN, 7, 9]]]])
        .maxPool2d([1, 3])
        .item(),
    ).toBeNaN()
  })

  test('an average counts padded cells as zeros, or not at all', () => {
    const four = ones([1, 1, 2, 2]).mul(4)
    const pool = (countIncludePad?: boolean) =>
      new nn.AvgPool2d(2, { padding: 1, countIncludePad }).forward(four).flatten().toArray()
    expect(pool()).toEqual([1, 1, 1, 1])
    expect(pool(false)).toEqual([4, 4, 4, 4])
  })

  test('as many averages as are asked for, and one for each channel', () => {
    const row = tensor([[[[1, 2, 3, 4, 5]]]])
    expect(new nn.AdaptiveAvgPool2d([1, 2]).forward(row).flatten().toArray()).toEqual([
      2, 4,
    ])
    expect(new nn.AdaptiveAvgPool2d(1).forward(zeros([2, 3, 5, 7])).shape).toEqual([
      2, 3, 1, 1,
    ])
    const pictures = randn([2, 3, 5, 7], random())
    const global = new nn.GlobalAveragePool().forward(pictures)
    expect([global.shape, global.toArray()]).toEqual([
      [2, 3],
      pictures.mean([2, 3]).toArray(),
    ])
  })

  test('says what is wrong', () => {
    expect(() => x.maxPool2d(2, { padding: 2 })).toThrow(
      /padding \[2, 2\] must be at most half of the window \[2, 2\]/,
    )
    expect(() => x.maxPool2d(4)).toThrow(/maxPool2d: 3 rows/)
    expect(() => x.maxPool2d(0)).toThrow(/the window must be a whole number ≥ 1/)
    expect(() => zeros([3, 4, 4]).avgPool2d(2)).toThrow(
      /avgPool2d: x must be \(batch, channels, height, width\)/,
    )
    expect(() => new nn.MaxPool2d(2, { strides: 2 } as never)).toThrow(
      /no option 'strides'/,
    )
  })
})

describe('batch norm', () => {
  test('gives each channel mean 0 and variance 1, then what is learned', () => {
    const layer = new nn.BatchNorm2d(3)
    const y = layer.forward(randn([4, 3, 5, 5], random()).mul(7).add(2))
    const channel = (i: number): Tensor => y.select(1, i)
    for (const i of [0, 1, 2]) {
      expect(channel(i).mean().item()).toBeCloseTo(0, 5)
      expect(channel(i).var(undefined, { correction: 0 }).item()).toBeCloseTo(1, 4)
    }
    layer.weight.storage.write().fill(3)
    layer.bias.storage.write().fill(-1)
    const shifted = layer.forward(y)
    expect(shifted.mean().item()).toBeCloseTo(-1, 5)
    expect(shifted.var(undefined, { correction: 0 }).item()).toBeCloseTo(9, 3)
  })

  test('remembers averages in training only, with the unbiased variance', () => {
    const layer = new nn.BatchNorm1d(1, { momentum: 0.25 })
    const x = tensor([[1], [3]]) // mean 2, variance 1 divided by n, 2 divided by n − 1
    layer.forward(x)
    expect([layer.running_mean.item(), layer.running_var.item()]).toEqual([0.5, 0.75 + 0.5])
    expect(layer.num_batches_tracked.item()).toBe(1)
    layer.eval().forward(x)
    expect([layer.running_mean.item(), layer.num_batches_tracked.item()]).toEqual([0.5, 1])
  })

  test('in use, a picture does not depend on those beside it', () => {
    const layer = new nn.BatchNorm2d(2)
    for (let i = 0; i < 20; i++) layer.forward(randn([8, 2, 3, 3], new Random(i)).add(5))
    const x = randn([4, 2, 3, 3], random()).add(5)
    const alone = layer.eval().forward(x.slice(0, 1, 2))
    expect(alone.toArray()).toEqual(layer.forward(x).slice(0, 1, 2).toArray())
    expect(Math.abs(alone.mean().item())).toBeLessThan(1)
  })

  test('its averages are state and no parameters, and are not learned', () => {
    const layer = new nn.BatchNorm2d(2)
    expect(layer.namedParameters().map(([name]) => name)).toEqual(['weight', 'bias'])
    expect(Object.keys(layer.stateDict())).toEqual(
      ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked'],
    ) // prettier-ignore
    expect(layer.parameterCount()).toBe(4)
    layer
      .forward(randn([2, 2, 2, 2], random()))
      .square()
      .sum()
      .backward()
    expect(layer.running_mean.requiresGrad).toBe(false)
  })

  test('one number for each channel is refused in training, and taken in use', () => {
    const one = zeros([1, 3, 1, 1])
    const layer = new nn.BatchNorm2d(3)
    expect(() => layer.forward(one)).toThrow(ArgumentError)
    expect(() => layer.forward(one)).toThrow(
      /\(1, 3, 1, 1\).*Train with batches of two or more, or call model\.eval\(\)/,
    )
    expect(layer.num_batches_tracked.item()).toBe(0)
    expect(layer.eval().forward(one).shape).toEqual([1, 3, 1, 1])
    expect(() => new nn.BatchNorm1d(2).forward(zeros([0, 2]))).toThrow(ArgumentError)
  })

  test('says what is wrong', () => {
    expect(() => new nn.BatchNorm2d(3).forward(zeros([2, 4, 5, 5]))).toThrow(ShapeError)
    expect(() => new nn.BatchNorm2d(3).forward(zeros([2, 4, 5, 5]))).toThrow(
      /BatchNorm2d: x must be \(batch, 3, …, …\), got \(2, 4, 5, 5\)/,
    )
    expect(() => new nn.BatchNorm1d(3).forward(zeros([2, 3, 5, 5]))).toThrow(
      /\(batch, 3\) or \(batch, 3, …\)/,
    )
    expect(() => new nn.BatchNorm2d(3, { momentum: 1.1 })).toThrow(
      /the share of the new batch/,
    )
    expect(() => new nn.BatchNorm2d(3, { epsilon: 0 })).toThrow(/epsilon must be > 0/)
    expect(() => new nn.BatchNorm2d(0)).toThrow(/channels must be/)
  })
})

test('group norm does the same in training and in use, picture by picture', () => {
  const layer = new nn.GroupNorm(2, 4)
  const x = randn([3, 4, 5, 2], random()).mul(3).add(1)
  const y = layer.forward(x)
  expect(y.select(0, 1).slice(0, 0, 2).mean().item()).toBeCloseTo(0, 5)
  expect(
    layer
      .eval()
      .forward(x.slice(0, 1, 2))
      .toArray(),
  ).toEqual(y.slice(0, 1, 2).toArray())
  expect(() => new nn.GroupNorm(3, 4)).toThrow(/4 channels do not divide into 3 groups/)
  expect(() => layer.forward(zeros([2, 3, 5, 5]))).toThrow(
    /GroupNorm: x must be \(batch, 4, …\)/,
  )
})

test('dropout of channels drops whole ones, and scales the rest', () => {
  const layer = new nn.Dropout2d(0.5, random())
  const sums = layer
    .forward(ones([20, 10, 3, 3]))
    .sum([2, 3])
    .flatten()
    .data()
  expect(new Set(sums)).toEqual(new Set([0, 18]))
  expect(new Set(sums.slice(0, 10))).toEqual(new Set([0, 18])) // each channel of a picture for itself
  expect(
    layer
      .eval()
      .forward(ones([2, 2, 1, 1]))
      .toArray(),
  ).toEqual(ones([2, 2, 1, 1]).toArray())
  expect(() => new nn.Dropout2d(1, random())).toThrow(/Dropout2d: p is the share/)
})
