// The convolution and its gradients: by hand, against the numeric gradient over all ways to slide, and where it is refused.
import {
  ArgumentError,
  DtypeError,
  Random,
  ShapeError,
  grad,
  gradientCheck,
  nn,
  ones,
  outputSize,
  randn,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const draw = (shape: number[], seed = 1): Tensor =>
  randn(shape, new Random(seed), { dtype: 'float64' })

describe('conv2d by hand', () => {
  const picture = tensor([[[[1, 2, 0, 1], [0, 1, 3, 1], [2, 1, 0, 0], [1, 0, 1, 2]]]]) // prettier-ignore

  test('a filter of 2 × 2 on 4 × 4', () => {
    const edge = tensor([[[[1, -1], [1, -1]]]]) // prettier-ignore
    expect(picture.conv2d(edge).toArray()).toEqual([[[[-2, 0, 1], [0, -1, 2], [2, 0, -1]]]]) // prettier-ignore
    expect(picture.conv2d(edge, { stride: 2 }).toArray()).toEqual([[[[-2, 1], [2, -1]]]]) // prettier-ignore
  })

  test('a filter of a single 1 picks the cell that it lies on', () => {
    const corner = zeros([1, 1, 3, 3])
    corner.storage.write()[0] = 1
    const moved = picture.conv2d(corner, { padding: 1 }).toArray()
    expect(moved).toEqual([[[[0, 0, 0, 0], [0, 1, 2, 0], [0, 0, 1, 3], [0, 2, 1, 0]]]]) // prettier-ignore
  })

  test('dilation leaves cells out, and a pair goes down, then across', () => {
    const two = ones([1, 1, 1, 2])
    expect(picture.conv2d(two, { dilation: 2 }).toArray()).toEqual([[[[1, 3], [3, 2], [2, 1], [2, 2]]]]) // prettier-ignore
    expect(picture.conv2d(two, { stride: [3, 1] }).toArray()).toEqual([[[[3, 2, 1], [1, 1, 3]]]]) // prettier-ignore
    expect(picture.conv2d(two, { padding: [0, 1] }).shape).toEqual([1, 1, 4, 5])
  })

  test('with groups, channels do not see each other', () => {
    const x = tensor([[[[1]], [[10]]]])
    const w = tensor([[[[2]]], [[[3]]]])
    expect(x.conv2d(w, { groups: 2 }).flatten().toArray()).toEqual([2, 30])
    expect(
      x
        .conv2d(tensor([[[[2]], [[3]]]]))
        .flatten()
        .toArray(),
    ).toEqual([32])
  })

  test('a bias is added to its channel', () => {
    const y = zeros([1, 1, 2, 2]).conv2d(ones([2, 1, 1, 1]), { bias: tensor([5, 7]) })
    expect(y.toArray()).toEqual([[[[5, 5], [5, 5]], [[7, 7], [7, 7]]]]) // prettier-ignore
  })

  test("'same' keeps the size; of an even filter one more column of zeros is at the end", () => {
    expect(picture.conv2d(ones([1, 1, 3, 5]), { padding: 'same' }).shape).toEqual([
      1, 1, 4, 4,
    ])
    const row = tensor([[[[1, 2, 3]]]])
    expect(
      row
        .conv2d(ones([1, 1, 1, 2]), { padding: 'same' })
        .flatten()
        .toArray(),
    ).toEqual([3, 5, 3])
  })

  test('a 1 × 1 filter is a matrix product at every place', () => {
    const [x, w] = [draw([2, 3, 4, 5]), draw([6, 3, 1, 1], 2)]
    const product = w
      .reshape([6, 3])
      .matmul(x.reshape([2, 3, 20]))
      .reshape([2, 6, 4, 5])
    product
      .data()
      .forEach((value, i) => expect(x.conv2d(w).data()[i]).toBeCloseTo(value, 12))
  })

  test('reads what lies anyhow in memory', () => {
    const [x, w] = [draw([2, 5, 6, 3]), draw([3, 3, 3, 4], 2)]
    const turned = x.permute([0, 3, 1, 2])
    const filters = w.permute([3, 0, 2, 1])
    const y = turned.conv2d(filters, { padding: 1 })
    expect(y.toArray()).toEqual(
      turned.clone().conv2d(filters.clone(), { padding: 1 }).toArray(),
    )
  })
})

test('outputSize counts the places of a filter', () => {
  for (const size of [1, 4, 7])
    for (const kernel of [1, 2, 3])
      for (const stride of [1, 2, 3])
        for (const padding of [0, 1, 4])
          for (const dilation of [1, 2]) {
            let places = 0
            for (let at = 0; at + dilation * (kernel - 1) < size + padding; at += stride)
              places++
            expect(Math.max(0, outputSize(size, kernel, stride, padding, dilation))).toBe(
              places,
            )
          }
})

describe('conv2d: every element of every gradient is the numeric one', () => {
  for (const stride of [1, 2] as const)
    for (const padding of [0, 1, [2, 0], 'same'] as const)
      for (const dilation of [1, 2] as const)
        for (const groups of [1, 2] as const) {
          if (padding === 'same' && stride > 1) continue
          const options = { stride, padding, dilation, groups }
          test(JSON.stringify(options), () => {
            for (const batch of padding === 'same' ? [0, 2] : [0, 1]) {
              const inputs = [
                draw([batch, 2, 5, 4]),
                draw([2, 2 / groups, 3, 2], 2),
                draw([2], 3),
              ]
              const fn = (x: Tensor, w: Tensor, bias: Tensor) =>
                x.conv2d(w, { ...options, bias })
              expect(gradientCheck(fn, inputs).checked).toBe(batch * 40 + 24 / groups + 2)
            }
          })
        }
})

test('a convolution whose gradients are differentiated once more', () => {
  for (const options of [
    {},
    { stride: 2, padding: 1, groups: 2 },
    { dilation: [1, 2] as const },
  ]) {
    const { groups = 1 } = options as { groups?: number }
    const second = (x: Tensor, w: Tensor): Tensor => {
      const leaves = [x, w].map((value) => {
        if (!value.requiresGrad) value = value.detach()
        value.requiresGrad = true
        return value
      })
      const y = leaves[0].conv2d(leaves[1], options)
      const [dx, dw] = grad(y.square().mean(), leaves, { createGraph: true })
      return dx.square().sum().add(dw.square().sum())
    }
    gradientCheck(second, [draw([2, 2, 4, 5]), draw([2, 2 / groups, 2, 3], 2)], {
      tolerance: 1e-5,
    })
  }
})

describe('what does not fit is refused, with what would', () => {
  const x = zeros([2, 3, 8, 8])
  test.each<[string, () => unknown, new () => Error, RegExp]>([
    ['channels last', () => zeros([2, 8, 8, 3]).conv2d(zeros([4, 3, 3, 3])), ShapeError, /x \(2, 8, 8, 3\) has 8 channels.*want 3\. Are the channels last\? Then x\.permute\(\[0, 3, 1, 2\]\)/],
    ['another number of channels', () => x.conv2d(zeros([4, 1, 3, 3])), ShapeError, /has 3 channels, and filters \(4, 1, 3, 3\) with groups 1 want 1$/],
    ['all channels in each of several groups', () => zeros([1, 4, 8, 8]).conv2d(zeros([4, 4, 3, 3]), { groups: 2 }), ShapeError, /a filter sees channels \/ groups/],
    ['one picture', () => zeros([3, 8, 8]).conv2d(zeros([4, 3, 3, 3])), ShapeError, /x\.unsqueeze\(0\)/],
    ['filters of three axes', () => x.conv2d(zeros([4, 3, 3])), ShapeError, /got weight \(4, 3, 3\)/],
    ['a filter larger than the picture', () => x.conv2d(zeros([1, 3, 9, 9])), ShapeError, /8 rows and 0 of padding are fewer than the 9/],
    ['a dilation that makes it larger', () => x.conv2d(zeros([1, 3, 1, 3]), { dilation: 4 }), ShapeError, /8 columns.*the 9 that the filter covers/],
    ["'same' with a stride", () => x.conv2d(zeros([1, 3, 3, 3]), { padding: 'same', stride: 2 }), ArgumentError, /'same' keeps the size.*stride 2/],
    ['an unknown padding', () => x.conv2d(zeros([1, 3, 3, 3]), { padding: 'valid' as 'same' }), ArgumentError, /padding must be .*got the text 'valid'/],
    ['a stride of 0', () => x.conv2d(zeros([1, 3, 3, 3]), { stride: 0 }), ArgumentError, /stride must be a whole number ≥ 1/],
    ['three strides', () => x.conv2d(zeros([1, 3, 3, 3]), { stride: [1, 1, 1] as never }), ArgumentError, /a list of 3/],
    ['a padding below 0', () => x.conv2d(zeros([1, 3, 3, 3]), { padding: -1 }), ArgumentError, /padding must be a whole number ≥ 0/],
    ['groups that do not divide', () => zeros([1, 4, 8, 8]).conv2d(zeros([3, 2, 3, 3]), { groups: 2 }), ShapeError, /does not divide into 2 groups/],
    ['half a group', () => x.conv2d(zeros([4, 3, 3, 3]), { groups: 0.5 }), ArgumentError, /groups must be/],
    ['a bias for other channels', () => x.conv2d(zeros([4, 3, 3, 3]), { bias: zeros([3]) }), ShapeError, /\(4\), got \(3\)/],
    ['two dtypes', () => x.conv2d(zeros([4, 3, 3, 3], { dtype: 'float64' })), DtypeError, /x is float32, the weight float64/],
    ['whole numbers', () => x.cast('int32').conv2d(zeros([4, 3, 3, 3])), DtypeError, /float32 and float64/],
    ['a misspelled option', () => x.conv2d(zeros([4, 3, 3, 3]), { strides: 2 } as never), ArgumentError, /'strides'.*stride/],
    ['a layer whose channels do not divide', () => new nn.Conv2d(3, 4, 3, new Random(1), { groups: 2 }), ArgumentError, /inChannels.*divides into 2 groups, got 3/],
  ])('%s', (_, attempt, kind, text) => {
    expect(attempt).toThrow(kind)
    expect(attempt).toThrow(text)
  })
}) // prettier-ignore

describe('convTranspose2d', () => {
  test('lays down a copy of the filter for each cell, and adds where copies overlap', () => {
    const x = tensor([[[[1, 2]]]])
    const w = tensor([[[[1, 10, 100]]]])
    expect(x.convTranspose2d(w).flatten().toArray()).toEqual([1, 12, 120, 200])
    expect(x.convTranspose2d(w, { stride: 2 }).flatten().toArray()).toEqual([
      1, 10, 102, 20, 200,
    ])
    expect(
      x
        .convTranspose2d(w, { padding: [0, 1] })
        .flatten()
        .toArray(),
    ).toEqual([12, 120])
    const bias = tensor([0.5])
    expect(x.convTranspose2d(w, { bias }).flatten().toArray()).toEqual([
      1.5, 12.5, 120.5, 200.5,
    ])
  })

  test('has the size of the picture that the convolution made smaller', () => {
    for (const [size, outputPadding] of [
      [7, 0],
      [8, 1],
    ] as const) {
      // prettier-ignore
      const small = zeros([1, 2, size, size]).conv2d(zeros([3, 2, 3, 3]), { stride: 2, padding: 1 })
      const large = small.convTranspose2d(zeros([3, 2, 3, 3]), {
        stride: 2,
        padding: 1,
        outputPadding,
      })
      expect([small.shape, large.shape]).toEqual([[1, 3, 4, 4], [1, 2, size, size]]) // prettier-ignore
    }
  })

  test('is the gradient of a convolution with respect to its picture', () => {
    const [x, w, g] = [draw([2, 4, 6, 5]), draw([6, 2, 3, 3], 2), draw([2, 6, 3, 3], 3)]
    x.requiresGrad = true
    const options = { stride: 2, padding: 1, groups: 2 }
    const [dx] = grad(x.conv2d(w, options).mul(g).sum(), [x])
    expect(g.convTranspose2d(w, { ...options, outputPadding: [1, 0] }).toArray()).toEqual(
      dx.toArray(),
    )
  })

  test('its gradients are the numeric ones', () => {
    for (const options of [
      {},
      { stride: 2, padding: 1, outputPadding: 1 },
      { stride: [1, 2] as const, dilation: 2 },
    ])
      for (const groups of [1, 2])
        for (const batch of [0, 1])
          gradientCheck(
            (x, w, bias) => x.convTranspose2d(w, { ...options, groups, bias }),
            [draw([batch, 4, 3, 2]), draw([4, 2 / groups, 3, 2], 2), draw([2], 3)],
          )
  })

  test('refuses an outputPadding that a larger stride would need', () => {
    const attempt = () =>
      zeros([1, 2, 3, 3]).convTranspose2d(zeros([2, 1, 3, 3]), {
        stride: 2,
        outputPadding: 2,
      })
    expect(attempt).toThrow(/outputPadding 2 must be below the stride 2/)
    expect(() => zeros([1, 3, 3, 3]).convTranspose2d(zeros([2, 1, 3, 3]))).toThrow(
      /has 3 channels, got weight \(2, 1, 3, 3\)/,
    )
  })
})

describe('conv1d', () => {
  const x = tensor([[[1, 2, 3, 4]]])
  const w = tensor([[[1, 10, 100]]])

  test('slides along a sequence', () => {
    expect(x.conv1d(w).flatten().toArray()).toEqual([321, 432])
    expect(x.conv1d(w, { padding: 'same' }).flatten().toArray()).toEqual([
      210, 321, 432, 43,
    ])
    expect(
      x
        .conv1d(w, { stride: 2, padding: 1, bias: tensor([0.5]) })
        .flatten()
        .toArray(),
    ).toEqual([210.5, 432.5])
  })

  test('causal: an output sees nothing that comes later', () => {
    expect(x.conv1d(w, { padding: 'causal' }).flatten().toArray()).toEqual([
      100, 210, 321, 432,
    ])
    const leaf = draw([1, 2, 9])
    leaf.requiresGrad = true
    const y = leaf.conv1d(draw([3, 2, 3], 2), { padding: 'causal', dilation: 2 })
    expect(y.shape).toEqual([1, 3, 9])
    const [g] = grad(y.select(2, 5).sum(), [leaf])
    expect(g.abs().sum([0, 1]).greater(0).toArray()).toEqual([0, 1, 0, 1, 0, 1, 0, 0, 0])
  })

  test('its gradients are the numeric ones', () => {
    for (const padding of [0, 2, 'same', 'causal'] as const)
      for (const [dilation, groups] of [
        [1, 1],
        [2, 2],
      ])
        // prettier-ignore
        gradientCheck(
          (x, w, bias) => x.conv1d(w, { padding, dilation, groups, bias }),
          [draw([2, 2, 7]), draw([2, 2 / groups, 3], 2), draw([2], 3)],
        )
  })

  test('says what is wrong in its own words', () => {
    expect(() => x.conv1d(w, { padding: 'full' as 'same' })).toThrow(
      /'same' or 'causal', got 'full'/,
    )
    expect(() => zeros([1, 4]).conv1d(w)).toThrow(
      /conv1d: x must be \(batch, channels, length\), got \(1, 4\)/,
    )
    expect(() => x.conv1d(zeros([1, 1, 5]))).toThrow(/conv1d: 4 columns/)
  })
})
