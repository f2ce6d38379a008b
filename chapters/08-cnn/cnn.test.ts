import { readFileSync } from 'node:fs'
import {
  crossEntropy,
  grad,
  nn,
  outputSize,
  parseSafetensors,
  rand,
  randn,
  Random,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'
import { fieldByGradient, fieldOf } from './field.ts'
import { lenet5, PartialConv, seen } from './lenet.ts'
import { modern } from './networks.ts'
import results from './results.json' with { type: 'json' }
import { shifted } from './shifted.ts'

const line = (...numbers: number[]): Tensor => tensor([[numbers]])

describe('numbers worked by hand', () => {
  test('an edge filter over a bright corner gives 3 3 / 2 2', () => {
    const picture = [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 0, 0]] // prettier-ignore
    const filter = [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]] // prettier-ignore
    const y = tensor([[picture]]).conv2d(tensor([[filter]]))
    expect(y.toArray()).toEqual([[[[3, 3], [2, 2]]]]) // prettier-ignore
  })

  test('the three gradients on a line', () => {
    const [x, w, b] = [line(1, 2, 3, 4), line(1, 0, -1), tensor([0])]
    for (const t of [x, w, b]) t.requiresGrad = true
    const y = x.conv1d(w, { bias: b })
    expect(y.toArray()).toEqual([[[-2, -2]]])
    const gradients = grad(y.mul(tensor([1, 10])).sum(), [x, w, b])
    expect(gradients.map((g) => g.toArray())).toEqual([
      [[[1, 10, -1, -10]]],
      [[[21, 32, 43]]],
      [11],
    ])
  })

  test('150 weights where a dense layer has 2.7 million', () => {
    const conv = new nn.Conv2d(1, 6, 5, new Random(1))
    expect(conv.weight.size).toBe(150)
    expect(784 * conv.forward(zeros([1, 1, 28, 28])).size).toBe(784 * 3456)
    expect((784 * 3456) / 1e6).toBeCloseTo(2.7, 1)
  })

  test('depthwise, then 1 × 1, is an eighth of the work', () => {
    const full = 64 * 64 * 9
    expect(full / (64 * 9 + 64 * 64)).toBeCloseTo(7.9, 1)
  })

  test('sizes: of the figure, and of the claim that ignores padding', () => {
    const ways = [[0, 1, 1], [2, 1, 1], [2, 2, 1], [0, 1, 2]] // prettier-ignore
    const sizes = ways.map(([padding, stride, dilation]) =>
      outputSize(7, 3, stride, padding, dilation),
    )
    expect(sizes).toEqual([5, 7, 4, 3])
    const through = (padding: number) =>
      [5, 5].reduce(
        (size, filter) => outputSize(outputSize(size, filter, 1, padding), 2, 2),
        28,
      )
    expect([through(0), through(4)]).toEqual([4, 7])
  })
})

describe('a convolution', () => {
  test('moves with the picture, and a dense layer does not', () => {
    const random = new Random(2)
    const x = rand([1, 6, 6], random).pad([[0, 0], [6, 6], [6, 6]]) // prettier-ignore
    const w = randn([2, 1, 3, 3], random)
    const map = (images: Tensor) =>
      images.unsqueeze(1).conv2d(w, { padding: 1 }).select(1, 1)
    const apart = (a: Tensor, b: Tensor) => a.sub(b).abs().max().item()
    expect(apart(map(shifted(x, 2, -3)), shifted(map(x), 2, -3))).toBeLessThan(1e-6)
    const weight = randn([324, 324], random)
    const full = (images: Tensor) => images.flatten(1).matmul(weight).reshape([1, 18, 18])
    expect(apart(full(shifted(x, 2, -3)), shifted(full(x), 2, -3))).toBeGreaterThan(1)
  })

  test('is a product of the filters with the patches as columns', () => {
    const random = new Random(3)
    const [x, w] = [randn([3, 5, 6], random), randn([4, 3, 2, 2], random)]
    const rows = [0, 1, 2].flatMap((c) =>
      [0, 1].flatMap((u) =>
        [0, 1].map((v) => [
          ...x.select(0, c).slice(0, u, u + 4).slice(1, v, v + 5).data(), // prettier-ignore
        ]),
      ),
    )
    const product = w.reshape([4, 12]).matmul(tensor(rows)).reshape([4, 4, 5])
    const difference = x.unsqueeze(0).conv2d(w).select(0, 0).sub(product)
    expect(difference.abs().max().item()).toBeLessThan(1e-5)
  })
})

describe('receptive fields', () => {
  const pool = { kernel: 2, stride: 2 }
  const conv = (kernel: number) => ({ kernel, stride: 1 })

  test('of the text: 5, 8 and 10; LeNet-5 ends with all of its 32 × 32', () => {
    expect(fieldOf([conv(3), conv(3)]).size).toBe(5)
    expect(fieldOf([conv(3), pool, conv(3)]).size).toBe(8)
    expect(fieldOf([conv(3), conv(3), pool, conv(3)])).toEqual({ size: 10, jump: 2 })
    expect(fieldOf([conv(5), pool, conv(5), pool, conv(5)]).size).toBe(32)
  })

  test('the middle of a field counts more than its border', () => {
    const random = new Random(5)
    const layers = [0, 1, 2, 3, 4].map(
      (i) => new nn.Conv2d(i ? 4 : 1, 4, 3, random, { padding: 1, init: nn.init.heNormal }),
    )
    const field = fieldByGradient(layers, 21, random, 8)
    const at = (row: number) => field.select(0, row).select(0, 10).item()
    expect(at(10)).toBeGreaterThan(3 * at(5))
    expect(at(4)).toBe(0) // outside of 11 × 11
  })
})

describe('LeNet-5', () => {
  const model = lenet5(new Random(1))

  test('has the 60,000 parameters of the paper up to F6', () => {
    const unused = 25 * (6 * 16 - seen.flat().length)
    const output = 84 * 10 + 10
    expect(model.parameterCount() - unused - output).toBe(60_000)
  })

  test('each filter of C3 sees its own maps and no others, no two the same', () => {
    const c3 = new PartialConv(new Random(1))
    expect(seen.map(({ length }) => length)).toEqual([3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6]) // prettier-ignore
    expect(new Set(seen.map((maps) => [...maps].sort().join(''))).size).toBe(16)
    const x = randn([1, 6, 14, 14], new Random(2))
    x.requiresGrad = true
    const [g] = grad(c3.forward(x).select(1, 4).sum(), [x])
    const sees = [...g.abs().sum([0, 2, 3]).data()].flatMap((sum, map) =>
      sum > 0 ? [map] : [],
    )
    expect(sees).toEqual([...seen[4]].sort())
  })

  test('has the sizes of the paper', () => {
    const shapes: string[] = []
    model.layers.reduce(
      (signal, layer) => {
        const out = layer.forward(signal)
        shapes.push(out.shape.slice(1).join(' '))
        return out
      },
      zeros([1, 28, 28]),
    )
    expect([...new Set(shapes)]).toEqual([
      '1 28 28',
      '6 28 28',
      '6 14 14',
      '16 10 10',
      '16 5 5',
      '120 1 1',
      '120',
      '84',
      '10',
    ])
  })
})

test('shifted moves what it says, and fills with black', () => {
  const x = tensor([[[1, 2], [3, 4]]]) // prettier-ignore
  expect(shifted(x, 1, 0).toArray()).toEqual([[[0, 0], [1, 2]]]) // prettier-ignore
  expect(shifted(x, -1, 1).toArray()).toEqual([[[0, 3], [0, 0]]]) // prettier-ignore
})

describe('the demo’s weights', () => {
  const bytes = readFileSync(new URL('./demos/look/look.safetensors', import.meta.url))

  test('are small, and both networks are there', () => {
    const { tensors } = parseSafetensors(bytes)
    expect(bytes.length).toBeLessThan(200_000)
    expect(tensors['clothes.0.weight'].shape).toEqual([6, 1, 5, 5])
    expect(tensors['digits.3.weight'].shape).toEqual([10, 6, 5, 5])
    expect(tensors.images.shape).toEqual([10, 28, 28])
  })
})

describe('what was recorded', () => {
  type Name = keyof typeof results
  const accuracy = (name: string) => results[name as Name]?.metrics.testAccuracy

  test.for([
    ['modern-fashion-mnist', 0.885],
    ['modern-fashion-mnist-full', 0.92],
    ['modern-mnist', 0.992],
  ] as const)('%s reaches its mark', ([name, mark], { skip }) => {
    if (accuracy(name) === undefined) skip(`${name} is not recorded yet`)
    expect(accuracy(name)).toBeGreaterThanOrEqual(mark)
  })

  test('shifted by two pixels, the convolutions know more than the dense layers', () => {
    const [looks, does] = [results['modern-fashion-mnist'], results['dense-fashion-mnist']]
    expect(looks.curves.shifted[2]).toBeGreaterThan(does.curves.shifted[2] + 0.1)
    const lenet = results['lenet-fashion-mnist']
    expect(Math.abs(lenet.metrics.testAccuracy - does.metrics.testAccuracy)).toBeLessThan(
      0.02,
    )
    expect(looks.metrics.testAccuracy).toBeGreaterThan(lenet.metrics.testAccuracy + 0.02)
    expect(lenet.metrics.parameters).toBeLessThan(does.metrics.parameters / 3)
    expect(looks.curves.shifted[0]).toBe(Number(looks.metrics.testAccuracy.toPrecision(4)))
  })
})

test('a loss at the start is near ln 10, with both networks', () => {
  for (const model of [modern(new Random(1), 4), lenet5(new Random(1))]) {
    const logits = model.eval().forward(rand([8, 28, 28], new Random(2)))
    const loss = crossEntropy(logits, tensor(new Int32Array(8))).item()
    expect(Math.abs(loss - Math.log(10))).toBeLessThan(1.5)
  }
})
