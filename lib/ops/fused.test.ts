import {
  Random,
  grad,
  nn,
  optim,
  rand,
  randn,
  registerKernels,
  scaledDotProductAttention,
  scope,
  scopedBytes,
  tensor,
  useKernels,
  type KernelSet,
  type Tensor,
} from 'chalkgrad'
import { fused, kernels } from 'chalkgrad/kernels/registry'
import { attentionInBlocks, fusedAttention } from 'chalkgrad/ops/fused-attention'
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ownMemory } from '../wasm/memory.ts'
import { Runtime } from '../wasm/runtime.ts'
import { wasmSet } from '../wasm/set.ts'

let set: KernelSet

beforeAll(() => {
  const bytes = readFileSync(new URL('../wasm/kernels.wasm', import.meta.url))
  const runtime = new Runtime(new WebAssembly.Module(bytes), ownMemory(1024))
  set = { ...wasmSet(runtime), name: 'fused, for a test' }
  registerKernels(set)
})
afterEach(() => {
  vi.restoreAllMocks()
  useKernels('reference')
})

const functions: [string, (x: Tensor) => Tensor][] = [
  ['softmax', (x) => x.softmax()],
  ['logSoftmax', (x) => x.logSoftmax()],
  ['logSumExp', (x) => x.logSumExp(-1)],
  ['logSumExp, axis kept', (x) => x.logSumExp(-1, { keepDims: true })],
  ['softmax of a transposed', (x) => x.transpose().softmax()],
  ['softmax along the first axis', (x) => x.softmax(0)],
  ['gelu', (x) => x.gelu()],
  ['abs', (x) => x.abs()],
  ['square', (x) => x.square()],
  ['sqrt', (x) => x.abs().add(0.5).sqrt()],
  ['tanh', (x) => x.tanh()],
  ['sigmoid', (x) => x.sigmoid()],
  ['relu', (x) => x.relu()],
  ['softplus', (x) => x.softplus()],
  ['tanh of a transposed', (x) => x.transpose().tanh()],
]

/** Value, gradient and second derivative (of the summed squares of the gradient). */
function derivatives(f: (x: Tensor) => Tensor, dtype: 'float32' | 'float64'): number[][] {
  return scope(() => {
    const random = new Random(5)
    const x = tensor(randn([5, 7], random).data(), {
      shape: [5, 7],
      dtype,
      requiresGrad: true,
    })
    const y = f(x)
    const loss = y.mul(randn(y.shape, random, { dtype })).sum()
    const [plain] = grad(loss, [x], { keepGraph: true })
    const [first] = grad(loss, [x], { createGraph: true })
    const [second] = grad(first.square().sum(), [x], { allowUnused: true })
    return [y, plain, first, second].map((t) => [...t.data()])
  })
}

describe.each(functions)('%s, fused', (_, f) => {
  test('has the value, the gradient and the second derivative of its composition', () => {
    const wanted = derivatives(f, 'float64')
    useKernels(set.name)
    for (const [i, numbers] of derivatives(f, 'float32').entries())
      for (const [k, value] of numbers.entries()) expect(value).toBeCloseTo(wanted[i][k], 4)
  })
})

describe.each(['LSTM', 'GRU'] as const)('%s, its steps fused', (kind) => {
  /** Output, gradients and second derivatives of x and of all weights, by direction and layer. */
  function derivatives(dtype: 'float32' | 'float64'): number[][] {
    return scope(() => {
      const random = new Random(5)
      const layer = new nn[kind](3, 5, random, { layers: 2, bidirectional: true, dtype })
      const x = randn([4, 6, 3], random, { dtype })
      x.requiresGrad = true
      const inputs = [x, ...layer.parameters()]
      const { output, state } = layer.forward(x, { lengths: [6, 2, 4, 0] })
      const parts = [output, ...Object.values(state as Record<string, Tensor>)]
      const loss = parts
        .map((part) => part.mul(randn(part.shape, random, { dtype })).sum())
        .reduce((a, b) => a.add(b))
      const plain = grad(loss, inputs, { keepGraph: true })
      const first = grad(loss, inputs, { createGraph: true })
      const length = first.map((g) => g.square().sum()).reduce((a, b) => a.add(b))
      const second = grad(length, inputs, { allowUnused: true })
      return [...parts, ...plain, ...first, ...second].map((t) => [...t.data()])
    })
  }

  test('have the values, the gradients and the second derivatives of the cell', () => {
    const wanted = derivatives('float64')
    useKernels(set.name)
    const kernel = vi.spyOn(fused, kind === 'LSTM' ? 'lstmStepGradient' : 'gruStepGradient')
    const got = derivatives('float32')
    expect(kernel).toHaveBeenCalled()
    for (const [i, numbers] of wanted.entries())
      for (const [k, value] of numbers.entries())
        expect(Math.abs(got[i][k] - value)).toBeLessThan(
          2e-4 * Math.max(1, Math.abs(value)),
        )
  })
})

describe.each([
  ['causal', { causal: true }],
  ['lengths', { lengths: [70, 0] }],
  ['neither, and a scale of its own', { scale: 0.5 }],
])('attention in blocks, %s', (_, options) => {
  function derivatives(dtype: 'float32' | 'float64'): number[][] {
    return scope(() => {
      const random = new Random(5)
      const inputs = [[2, 2, 66, 4], [2, 2, 70, 4], [2, 2, 70, 3]].map((shape) => {
        const x = randn(shape, random, { dtype })
        x.requiresGrad = true
        return x
      }) // prettier-ignore
      const [q, k, v] = inputs
      const y =
        attentionInBlocks(q, k, v, options) ?? scaledDotProductAttention(q, k, v, options)
      const loss = y.mul(randn(y.shape, random, { dtype })).sum()
      const plain = grad(loss, inputs, { keepGraph: true })
      const first = grad(loss, inputs, { createGraph: true })
      const length = first.map((g) => g.square().sum()).reduce((a, b) => a.add(b))
      const second = grad(length, inputs)
      return [y, ...plain, ...first, ...second].map((t) => [...t.contiguous().data()])
    })
  }

  test('has the value, the gradients and the second derivatives of the composition', () => {
    const wanted = derivatives('float64')
    useKernels(set.name)
    const kernel = vi.spyOn(fused, 'attentionGradient')
    const got = derivatives('float32')
    expect(kernel).toHaveBeenCalled()
    for (const [i, numbers] of wanted.entries())
      for (const [k, value] of numbers.entries())
        expect(Math.abs(got[i][k] - value)).toBeLessThan(
          3e-4 * Math.max(1, Math.abs(value)),
        )
  })
})

test('weights that somebody sees, changes or masks are composed, and so are those of other axes', () => {
  useKernels(set.name)
  const kernel = vi.spyOn(fused, 'attention')
  const x = randn([2, 3, 4], new Random(1))
  for (const how of [
    { see: () => {} },
    { dropout: (w: Tensor) => w },
    { mask: tensor([1, 0, 1]) },
  ])
    expect(attentionInBlocks(x, x, x, how)).toBeUndefined()
  expect(attentionInBlocks(x, x.slice(0, 0, 1), x, {})).toBeUndefined()
  expect(attentionInBlocks(x.cast('float64'), x, x, {})).toBeUndefined()
  expect(kernel).not.toHaveBeenCalled()
})

test('blocks are taken where they pay: causal, or too many weights to store, and not for few queries', () => {
  useKernels(set.name)
  const kernel = vi.spyOn(fused, 'attention').mockReturnValue(true)
  const draw = (...shape: number[]) => randn(shape, new Random(1))
  const asked = (queries: Tensor, keys: Tensor, causal: boolean): boolean =>
    fusedAttention(queries, keys, keys, { causal }) !== undefined
  expect(asked(draw(2, 16, 4), draw(2, 16, 4), true)).toBe(true)
  expect(asked(draw(2, 16, 4), draw(2, 16, 4), false)).toBe(false)
  expect(asked(draw(1, 4100, 1), draw(1, 4100, 1), false)).toBe(true)
  expect(asked(draw(2, 1, 4), draw(2, 16, 4), true)).toBe(false)
  expect(kernel).toHaveBeenCalledTimes(2)
})

test('a fused step is not taken in place of a cell of another formula', () => {
  useKernels(set.name)
  class Still extends nn.GRUCell {
    override step(...[, , state]: Parameters<nn.GRUCell['step']>): nn.HiddenState {
      return state
    }
  }
  const cell = new Still(2, 3, new Random(1))
  expect(
    cell
      .forward(randn([4, 2], new Random(2)))
      .hidden.abs()
      .max()
      .item(),
  ).toBe(0)
})

test('a gradient that is recorded itself is composed', () => {
  useKernels(set.name)
  const kernel = vi.spyOn(fused, 'tanhGradient')
  const x = tensor([0.5, 1], { requiresGrad: true })
  grad(x.tanh().sum(), [x], { createGraph: true })
  expect(kernel).not.toHaveBeenCalled()
  grad(x.tanh().sum(), [x])
  expect(kernel).toHaveBeenCalledTimes(1)
})

test('a kernel that cannot is not the end: the operation is composed', () => {
  registerKernels({ ...set, name: 'declines', fused: { softmax: () => false, adam: () => false } }) // prettier-ignore
  useKernels('declines')
  expect(tensor([0, 0]).softmax().toArray()).toEqual([0.5, 0.5])
  expect(randn([3], new Random(1)).data()).toEqual(
    Float32Array.from(
      { length: 3 },
      (
        (random) => () =>
          random.normal()
      )(new Random(1)),
    ),
  )
  const w = tensor([1], { requiresGrad: true })
  w.square().sum().backward()
  new optim.Adam([w], { learningRate: 0.1 }).step()
  expect(w.item()).toBeCloseTo(0.9, 6)
})

test('softmax of whole numbers and along no axis is refused as ever', () => {
  const attempts = [
    () => tensor([1, 2], { dtype: 'int32' }).softmax(),
    () => tensor([1, 2]).softmax(1),
  ]
  const messages = attempts.map((attempt) => failure(attempt))
  useKernels(set.name)
  expect(attempts.map((attempt) => failure(attempt)).map(({ name }) => name)).toEqual(
    messages.map(({ name }) => name),
  )
})

function failure(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}

describe('a fused step of an optimizer', () => {
  test('is seen by a gradient that needed the old numbers', () => {
    useKernels(set.name)
    const w = tensor([1, 2], { requiresGrad: true })
    const loss = w.square().sum()
    loss.backward(undefined, { keepGraph: true })
    new optim.Adam([w]).step()
    expect(() => loss.backward()).toThrow(/changed in place/)
  })

  test('is not taken in place of the formula of a subclass', () => {
    class Still extends optim.Adam {
      protected override update(): void {}
    }
    useKernels(set.name)
    const w = tensor([1, 2], { requiresGrad: true })
    w.square().sum().backward()
    new Still([w]).step()
    expect(w.toArray()).toEqual([1, 2])
  })

  test('leaves a parameter alone that it cannot walk through, for the formula', () => {
    useKernels(set.name)
    const memory = tensor([1, 2, 3, 4], { shape: [2, 2] })
    const column = memory.slice(1, 0, 1)
    column.requiresGrad = true
    column.square().sum().backward()
    new optim.SGD([column], { learningRate: 0.1 }).step()
    expect([...memory.data()].map((v) => Number(v.toFixed(4)))).toEqual([0.8, 2, 2.4, 4])
  })
})

describe('in place', () => {
  test('no memory is taken for the result', () => {
    scope(() => {
      const x = randn([1000], new Random(1))
      const before = scopedBytes()
      x.add_(1).mul_(2).sub_(x)
      expect(scopedBytes()).toBe(before)
      expect(x.toArray()).toEqual(new Array(1000).fill(0))
    })
  })

  test('another view of the same memory is read before it is written', () => {
    for (const name of ['reference', set.name]) {
      useKernels(name)
      const x = tensor([1, 2, 3, 4], { shape: [2, 2] })
      expect(x.add_(x.transpose()).toArray()).toEqual([
        [2, 5],
        [5, 8],
      ])
      const row = tensor([1, 2, 3, 4], { shape: [2, 2] })
      expect(row.sub_(row.select(0, 0)).toArray()).toEqual([
        [0, 0],
        [2, 2],
      ])
    }
  })

  test('a part of a tensor changes, the rest does not', () => {
    for (const name of ['reference', set.name]) {
      useKernels(name)
      const x = tensor([1, 2, 3, 4], { shape: [2, 2] })
      x.select(0, 1).add_(10)
      x.slice(1, 0, 1).mul_(2)
      expect(x.toArray()).toEqual([
        [2, 2],
        [26, 14],
      ])
    }
  })
})

describe('a gradient’s memory', () => {
  test('is its own, also where one gradient goes to two leaves', () => {
    const [a, b] = [
      tensor([1, 2], { requiresGrad: true }),
      tensor([1, 2], { requiresGrad: true }),
    ]
    a.add(b).square().sum().backward()
    a.grad?.fill_(0)
    expect(b.grad?.toArray()).toEqual([4, 8])
  })

  test('is never that of a gradient that was handed in', () => {
    scope(() => {
      const a = tensor([1, 2], { requiresGrad: true })
      const given = tensor([1, 1])
      a.add(0).backward(given)
      a.grad?.fill_(0)
      expect(given.toArray()).toEqual([1, 1])
    })
  })

  test('of a transposed weight lies in order, and nothing is copied for it', () => {
    useKernels(set.name)
    const layer = new nn.Linear(5, 3, new Random(1))
    const loss = layer.forward(randn([7, 5], new Random(2))).sum()
    const copies = vi.spyOn(kernels, 'copy')
    loss.backward()
    expect(layer.weight.grad?.strides).toEqual([5, 1])
    expect(copies).not.toHaveBeenCalled()
  })
})

test('many matrices times one are one product, and their gradient too', () => {
  useKernels(set.name)
  const x = randn([6, 5, 4], new Random(1))
  const w = tensor(randn([4, 3], new Random(2)).data(), {
    shape: [4, 3],
    requiresGrad: true,
  })
  const product = vi.spyOn(kernels, 'matmul')
  scope(() => {
    x.matmul(w).square().sum().backward()
    expect(product.mock.calls.map(([, , out]) => out.layout.shape)).toEqual([
      [1, 30, 3],
      [1, 4, 3],
    ])
    const wanted = x
      .reshape([30, 4])
      .transpose()
      .matmul(x.reshape([30, 4]).matmul(w.detach()))
      .mul(2)
    const got = w.grad?.data() ?? []
    for (const [i, value] of wanted.data().entries()) expect(got[i]).toBeCloseTo(value, 4)
  })
})

test('random tensors are the same whoever fills them, and the stream goes on alike', () => {
  const drawn = (name: string): number[] => {
    useKernels(name)
    const random = new Random(11)
    const parts = [
      rand([7], random),
      randn([3], random),
      randn([4], random, { dtype: 'float64' }),
      rand([2], random, { dtype: 'float64' }),
      randn([5], random),
    ]
    return [...parts.flatMap((part) => [...part.data()]), random.uniform()]
  }
  const [wanted, got] = [drawn('reference'), drawn(set.name)]
  for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, 6)
  expect([...got.slice(0, 7), got.at(-1)]).toEqual([...wanted.slice(0, 7), wanted.at(-1)])
  expect(() => rand([2], new Random(1), { dtype: 'int32' })).toThrow(/^rand: int32/)
})

test('three gradients for one tensor are one sum, which no other tensor shares', () => {
  const a = tensor([1, 2], { requiresGrad: true })
  const b = tensor([3, 4], { requiresGrad: true })
  const both = a.add(b) // its gradient goes on to a and to b, unchanged
  const loss = both.mul(1).add(both.mul(2)).add(both.mul(3)).add(a).add(a).add(a)
  const adds = vi.spyOn(kernels, 'add')
  loss.sum().backward()
  expect([a.grad?.toArray(), b.grad?.toArray()]).toEqual([
    [9, 9],
    [6, 6],
  ])
  // The second of `both`, and of a, make a sum; the others are added into it.
  const inPlace = adds.mock.calls.filter(([x, , out]) => x === out).length
  expect([adds.mock.calls.length - inPlace, inPlace]).toEqual([2, 3])
})
