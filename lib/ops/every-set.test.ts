// What every set of kernels must do alike at the edges, where a mask meets an infinity.
import {
  crossEntropy,
  DtypeError,
  GradientError,
  grad,
  ones,
  registerKernels,
  tensor,
  useKernels,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ownMemory } from '../wasm/memory.ts'
import { Runtime } from '../wasm/runtime.ts'
import { wasmSet } from '../wasm/set.ts'

beforeAll(() => {
  const bytes = readFileSync(new URL('../wasm/kernels.wasm', import.meta.url))
  const runtime = new Runtime(new WebAssembly.Module(bytes), ownMemory(512))
  registerKernels(wasmSet(runtime))
  registerKernels({ ...wasmSet(runtime), name: 'wasm, composed', fused: {} })
})
afterEach(() => useKernels('reference'))

describe.each(['reference', 'tiled', 'wasm', 'wasm, composed'])('on %s', (set) => {
  const gradientOf = (fn: (x: Tensor) => Tensor, values: number[]): number[] => {
    useKernels(set)
    const x = tensor(values, { requiresGrad: true })
    const [once] = grad(fn(x).sum(), [x])
    // The same with a gradient that is recorded, so that nothing is fused.
    const [recorded] = grad(fn(x).sum(), [x], { createGraph: true })
    const [got, again] = [once, recorded].map((g) =>
      [...g.data()].map((value) => value + 0),
    ) // −0 as 0
    expect(again).toEqual(got)
    return got
  }

  // √ and ln rise without bound at 0: an infinite gradient arrives there.
  test.each<[string, (x: Tensor) => Tensor, number[], number[]]>([
    ['√relu', (x) => x.relu().sqrt(), [-1, 4], [0, 0.25]],
    ['ln relu', (x) => x.relu().log(), [-1, 0, 4], [0, 0, 0.25]],
    ['√|x|', (x) => x.abs().sqrt(), [0, -4, 4], [0, -0.25, 0.25]],
    ['√sign', (x) => x.sign().sqrt(), [0, 4], [0, 0]],
    ['√clamp', (x) => x.clamp(0, 9).sqrt(), [-1, 4, 16], [0, 0.25, 0]],
    ['√maximum', (x) => x.maximum(0).sqrt(), [-1, 4], [0, 0.25]],
    ['√minimum', (x) => x.neg().minimum(0).neg().sqrt(), [-1, 4], [0, 0.25]],
    ['√max', (x) => x.max(-1).sqrt(), [-1, 0], [0, Infinity]],
    ['√min', (x) => x.neg().min().neg().sqrt(), [-1, 0], [0, Infinity]],
    ['√(x⁰ − 1)', (x) => x.pow(0).sub(1).sqrt(), [1, 2], [0, 0]],
  ])('%s: where nothing moves, the gradient is 0', (_, fn, values, wanted) => {
    expect(gradientOf(fn, values)).toEqual(wanted)
  })

  test('leakyRelu at 0 and below has its slope, as in PyTorch', () => {
    const [low, at, above] = gradientOf((x) => x.leakyRelu(0.1), [-1, 0, 1])
    expect([low, at, above]).toEqual([Math.fround(0.1), Math.fround(0.1), 1])
  })

  test('the gradient of an exponent is that of PyTorch: 0 for 0ʸ with y ≥ 0, also at y = 0', () => {
    useKernels(set)
    const y = tensor([0, 2, -1, 3], { requiresGrad: true })
    const [g] = grad(tensor([0, 0, 0, 2]).pow(y).sum(), [y])
    expect([...g.data().slice(0, 3)]).toEqual([0, 0, -Infinity])
    expect(g.data()[3]).toBeCloseTo(8 * Math.LN2, 5)
  })

  test('a loss near 0 keeps its digits, however large the scores are', () => {
    useKernels(set)
    for (const shift of [0, 1000]) {
      const scores = tensor([[5 + shift, 20 + shift]])
      const loss = crossEntropy(scores, tensor([1], { dtype: 'int32' })).item()
      // ln(1 + e⁻¹⁵) = 3.06e-7; a float32 sum near 1 knows it to 0.6e-7.
      expect(Math.abs(loss - Math.log1p(Math.exp(-15)))).toBeLessThan(0.61e-7)
    }
  })

  test('of nothing: softmax is empty, and ln Σ eˣ is −∞', () => {
    useKernels(set)
    expect(zeros([3, 0]).softmax(1).shape).toEqual([3, 0])
    expect(zeros([3, 0]).logSoftmax(1).shape).toEqual([3, 0])
    expect(zeros([2, 0]).logSumExp(1).toArray()).toEqual([-Infinity, -Infinity])
    expect(zeros([0, 2]).logSumExp(1).shape).toEqual([0])
    expect(zeros([0]).logSumExp().item()).toBe(-Infinity)
    expect(() => zeros([2]).logSumExp(1)).toThrow(/^logSumExp: there is no axis 1/)
    expect(() => zeros([2]).softmax(1)).toThrow(/^softmax: there is no axis 1/)
  })

  test('whole numbers are right, or refused', () => {
    useKernels(set)
    const int = (...values: number[]) => tensor(values, { dtype: 'int32' })
    const large = int(123456789)
    const attempts: [string, () => Tensor][] = [
      ['mul', () => large.mul(987654321)],
      ['add', () => int(2 ** 31 - 1).add(1)],
      ['sub', () => int(-(2 ** 31)).sub(1)],
      ['pow', () => int(3).pow(20)],
      ['square', () => int(50000).square()],
      ['neg', () => int(-(2 ** 31)).neg()],
      ['abs', () => int(-(2 ** 31)).abs()],
      ['sum', () => int(2 ** 31 - 1, 1).sum()],
      ['matmul', () => large.matmul(int(987654321))],
      ['add', () => int(2 ** 31 - 1).add_(1)],
      ['mul', () => large.mul_(987654321)],
    ]
    for (const [name, attempt] of attempts) {
      expect(attempt, name).toThrow(DtypeError)
      expect(attempt).toThrow(
        new RegExp(`^${name}: the result -?\\d.* does not fit into int32`),
      )
    }
    expect(large.item()).toBe(123456789)
    // 46341² is beyond int32, the difference is not; every step is exact.
    expect(int(46340).mul(46340).sub(1).item()).toBe(46340 ** 2 - 1)
    expect(int(7, -3).matmul(int(5, 4)).item()).toBe(23)
    expect(int(-2, 3).square().sum().dtype).toBe('int32')
  })
})

test('what has a gradient is not written in place: it would lose it', () => {
  const w = tensor([1, 2], { requiresGrad: true })
  const x = ones([2])
  for (const attempt of [
    () => x.add_(w),
    () => x.mul_(w.mul(2)),
    () => x.slice(0, 0, 1).sub_(w.slice(0, 0, 1)),
    () => x.copy_(w),
  ]) {
    expect(attempt).toThrow(GradientError)
    expect(attempt).toThrow(/records none: it would be lost.*detach/)
  }
  expect(x.toArray()).toEqual([1, 1])
  expect(x.add_(w.detach()).toArray()).toEqual([2, 3])
})
