// Recurrent layers against PyTorch (fixtures/make-recurrent.py), against their formulas by hand, and against themselves.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  fit,
  gradientCheck,
  mseLoss,
  nn,
  noGrad,
  optim,
  randn,
  Random,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { expectNear, numbers } from './pytorch.fixture.ts'

type Kind = 'RNN' | 'LSTM' | 'GRU'
interface Case {
  kind: Kind
  options: { layers: number; bidirectional: boolean; bias: boolean }
  start: boolean
  lengths?: number[]
  output: number[]
  state: Record<string, number[]>
  gradients: Record<string, number[]>
}
const { cases } = JSON.parse(
  readFileSync(new URL('fixtures/recurrent.json', import.meta.url), 'utf8'),
) as { cases: Case[] }

const [batch, time, inputSize, hiddenSize] = [3, 4, 2, 3]

describe.each([
  ['float64', 1e-9],
  ['float32', 1e-5],
] as const)('in %s, as PyTorch', (dtype, limit) => {
  test.each(
    cases.map(
      (one) =>
        [
          JSON.stringify([one.kind, one.options, one.start, one.lengths ?? 'all']),
          one,
        ] as const,
    ),
  )('%s', (_, { kind, options, start, lengths, output, state, gradients }) => {
    const layer = new nn[kind](inputSize, hiddenSize, new Random(1), { ...options, dtype })
    noGrad(() =>
      layer.parameters().forEach((p, i) => p.copy_(numbers(p.shape, i + 1, dtype).div(2))),
    )
    const names = Object.keys(state)
    const cells = options.layers * (options.bidirectional ? 2 : 1)
    const x = numbers([batch, time, inputSize], 50, dtype)
    x.requiresGrad = true
    const starts = names.map((_, i) => {
      const part = numbers([cells, batch, hiddenSize], 60 + i, dtype)
      part.requiresGrad = true
      return part
    })
    const given = Object.fromEntries(names.map((name, i) => [name, starts[i]])) as never
    const result = layer.forward(x, { lengths, ...(start ? { state: given } : {}) })
    const ends = result.state as Readonly<Record<string, Tensor>>
    expectNear(result.output, output, limit, 'output')
    for (const name of names) expectNear(ends[name], state[name], limit, name)
    const parts = names.map((name, i) =>
      ends[name].mul(numbers(ends[name].shape, 80 + i, dtype)).sum(),
    )
    const loss = result.output.mul(numbers(result.output.shape, 70, dtype)).sum()
    parts.reduce((sum, part) => sum.add(part), loss).backward()
    const all: Record<string, Tensor | undefined> = {
      x: x.grad,
      ...Object.fromEntries(layer.namedParameters().map(([name, p]) => [name, p.grad])),
    }
    if (start) names.forEach((name, i) => (all[name] = starts[i].grad))
    expect(Object.keys(all).toSorted()).toEqual(Object.keys(gradients).toSorted())
    for (const [name, wanted] of Object.entries(gradients))
      expectNear(all[name], wanted, 10 * limit, `gradient of ${name}`)
  })
})

const kinds = ['RNN', 'LSTM', 'GRU'] as const
const float64 = { dtype: 'float64' } as const
const apart = (a: Tensor, b: Tensor) =>
  a.size === 0 ? 0 : noGrad(() => a.sub(b).abs().max().item())

describe('by hand', () => {
  /** All weights of a cell with one input and one hidden number. */
  function cellOf(kind: Kind, ih: number[], hh: number[]) {
    const cell = new nn[`${kind}Cell`](1, 1, new Random(1), { bias: false, ...float64 })
    noGrad(() => {
      cell.weight_ih.copy_(tensor(ih, { shape: [ih.length, 1], ...float64 }))
      cell.weight_hh.copy_(tensor(hh, { shape: [hh.length, 1], ...float64 }))
    })
    return cell
  }
  const one = (value: number) => tensor([[value]], float64)
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

  test('RNN: three steps of tanh(x + h/2)', () => {
    const cell = cellOf('RNN', [1], [0.5])
    let state: nn.HiddenState | undefined
    let h = 0
    for (const x of [1, 0, -2]) {
      state = (cell as nn.RNNCell).forward(one(x), state)
      h = Math.tanh(x + h / 2)
      expect(state.hidden.item()).toBeCloseTo(h, 12)
    }
  })

  test('LSTM: one step, gates in the order i, f, g, o', () => {
    const cell = cellOf('LSTM', [1, 2, 3, 4], [0.1, 0.2, 0.3, 0.4]) as nn.LSTMCell
    const { hidden, cell: kept } = cell.forward(one(0.5), { hidden: one(2), cell: one(-1) })
    const [i, f, g, o] = [0.5 + 0.2, 1 + 0.4, 1.5 + 0.6, 2 + 0.8]
    const c = sigmoid(f) * -1 + sigmoid(i) * Math.tanh(g)
    expect(kept.item()).toBeCloseTo(c, 12)
    expect(hidden.item()).toBeCloseTo(sigmoid(o) * Math.tanh(c), 12)
  })

  test('GRU: one step, gates in the order r, z, n', () => {
    const cell = cellOf('GRU', [1, 2, 3], [0.1, 0.2, 0.3]) as nn.GRUCell
    const { hidden } = cell.forward(one(0.5), { hidden: one(2) })
    const [r, z] = [sigmoid(0.5 + 0.2), sigmoid(1 + 0.4)]
    const n = Math.tanh(1.5 + r * 0.6)
    expect(hidden.item()).toBeCloseTo(z * 2 + (1 - z) * n, 12)
  })
})

describe.each(kinds)('%s', (kind) => {
  const make = (options: nn.RecurrentOptions = {}) =>
    new nn[kind](2, 3, new Random(1), { ...float64, ...options })

  test('a sequence in a padded batch gives what it gives alone, gradients too', () => {
    const layer = make({ layers: 2, bidirectional: true })
    const lengths = [3, 5, 0, 1]
    const x = randn([4, 5, 2], new Random(2), float64)
    x.requiresGrad = true
    const { output, state } = layer.forward(x, { lengths })
    output.square().sum().backward()
    const together = x.grad?.clone()
    const weights = layer.parameters().map(({ grad }) => grad?.clone())
    expect(output.shape).toEqual([4, 5, 6])
    layer.zeroGrad()
    for (const [i, length] of lengths.entries()) {
      const own = x
        .detach()
        .slice(0, i, i + 1)
        .slice(1, 0, length)
        .clone()
      own.requiresGrad = true
      const alone = layer.forward(own)
      expect(apart(alone.output, output.slice(0, i, i + 1).slice(1, 0, length))).toBeLessThan(1e-12) // prettier-ignore
      expect(apart(alone.state.hidden, state.hidden.slice(1, i, i + 1))).toBeLessThan(1e-12)
      if (length === 0) continue
      alone.output.square().sum().backward()
      const part = together?.slice(0, i, i + 1)
      expect(apart(own.grad as Tensor, part?.slice(1, 0, length) as Tensor)).toBeLessThan(1e-12) // prettier-ignore
    }
    layer
      .parameters()
      .forEach(({ grad }, i) =>
        expect(apart(grad as Tensor, weights[i] as Tensor)).toBeLessThan(1e-12),
      )
    // Nothing is said, and nothing is learned, at padding; whatever stands there.
    expect(output.select(0, 2).abs().max().item()).toBe(0)
    const other = x.detach().clone()
    noGrad(() => other.select(0, 3).slice(0, 1).fill_(NaN))
    expect(apart(layer.forward(other, { lengths }).output, output)).toBe(0)
  })

  test('its gradients, against small steps, and once more differentiated', () => {
    const layer = make()
    const x = randn([2, 3, 2], new Random(3), float64)
    const inputs = [x, ...layer.parameters()]
    const loss = (input: Tensor) => layer.forward(input).output.square().sum()
    expect(() => gradientCheck(loss, inputs)).not.toThrow()
  })

  test('a layer is its cell, step after step, and goes on where it was', () => {
    const layer = make()
    const cell = new nn[`${kind}Cell`](2, 3, new Random(1), float64)
    const x = randn([2, 6, 2], new Random(4), float64)
    const { output, state } = layer.forward(x)
    let step: { hidden: Tensor } | undefined
    for (let t = 0; t < 6; t++) {
      step = (cell as nn.RNNCell).forward(x.select(1, t), step as never)
      expect(apart(step.hidden, output.select(1, t))).toBeLessThan(1e-12)
    }
    const first = layer.forward(x.slice(1, 0, 4))
    const rest = layer.forward(x.slice(1, 4), { state: first.state as never })
    expect(apart(rest.output, output.slice(1, 4))).toBeLessThan(1e-12)
    expect(apart(rest.state.hidden, state.hidden)).toBeLessThan(1e-12)
  })

  test('detach cuts the way back through time', () => {
    const layer = make()
    const [x, more] = [randn([1, 3, 2], new Random(5), float64), randn([1, 2, 2], new Random(6), float64)] // prettier-ignore
    x.requiresGrad = true
    const { state } = layer.forward(x)
    const kept = Object.fromEntries(
      Object.entries(state).map(([name, part]) => [name, part.detach()]),
    )
    layer
      .forward(more, { state: kept as never })
      .output.sum()
      .backward()
    expect(x.grad).toBeUndefined()
    layer
      .forward(more, { state: state as never })
      .output.sum()
      .backward()
    expect(x.grad?.abs().min().item()).toBeGreaterThan(0)
  })

  test('names, shapes and first values are PyTorch’s', () => {
    const gates = { RNN: 1, LSTM: 4, GRU: 3 }[kind]
    const layer = make({ layers: 2, bidirectional: true })
    const shapes = layer.namedParameters().map(([name, { shape }]) => [name, shape.join()])
    const of = (end: string, size: number) => [
      [`weight_ih_${end}`, `${3 * gates},${size}`],
      [`weight_hh_${end}`, `${3 * gates},3`],
      [`bias_ih_${end}`, `${3 * gates}`],
      [`bias_hh_${end}`, `${3 * gates}`],
    ]
    expect(shapes).toEqual(
      [of('l0', 2), of('l0_reverse', 2), of('l1', 6), of('l1_reverse', 6)].flat(),
    )
    const large = new nn[kind](2, 100, new Random(7)).namedParameters()
    for (const [, p] of large) expect(p.abs().max().item()).toBeLessThanOrEqual(0.1)
    expect(large[1][1].std().item()).toBeCloseTo(0.1 / Math.sqrt(3), 2)
    expect(make({ bias: false }).namedParameters()).toHaveLength(2)
  })

  test('dropout stands between layers, in training only', () => {
    const x = randn([2, 3, 2], new Random(8), float64)
    const [with_, without] = [make({ layers: 2, dropout: 0.5 }), make({ layers: 2 })]
    with_.loadStateDict(without.stateDict())
    expect(apart(with_.eval().forward(x).output, without.forward(x).output)).toBe(0)
    with_.train()
    expect(apart(with_.forward(x).output, with_.forward(x).output)).toBeGreaterThan(0.001)
    expect(() => make({ dropout: 0.5 })).toThrow(/between two layers/)
  })

  test('no sequences, and sequences of no steps', () => {
    const layer = make({ bidirectional: true })
    const none = layer.forward(randn([0, 4, 2], new Random(1), float64))
    expect([none.output.shape, none.state.hidden.shape]).toEqual([[0, 4, 6], [2, 0, 3]]) // prettier-ignore
    const short = layer.forward(randn([2, 0, 2], new Random(1), float64))
    expect([short.output.shape, short.state.hidden.abs().max().item()]).toEqual([[2, 0, 6], 0]) // prettier-ignore
  })

  test('what cannot be is refused with the shape that is wanted', () => {
    const layer = make()
    const x = randn([2, 3, 2], new Random(1), float64)
    expect(() => layer.forward(x.select(0, 0))).toThrow(/x must be \(batch, time, features\), got \(3, 2\)/) // prettier-ignore
    expect(() => layer.forward(randn([2, 3, 5], new Random(1), float64))).toThrow(/last axis of x \(2, 3, 5\)|must be 2/) // prettier-ignore
    expect(() => layer.forward(x, { lengths: [1] })).toThrow(/a length for each of 2 sequences, got 1/) // prettier-ignore
    expect(() => layer.forward(x, { lengths: [1, 4] })).toThrow(/length of sequence 1 must be a whole number from 0 to 3, got 4/) // prettier-ignore
    const wrong = { hidden: randn([2, 3], new Random(1), float64) } as never
    expect(() => layer.forward(x, { state: wrong })).toThrow(kind === 'LSTM' ? /hidden must be \(1, 2, 3\), got \(2, 3\)|cell is/ : /hidden must be \(1, 2, 3\), got \(2, 3\)/) // prettier-ignore
    expect(() => new nn[kind](0, 3, new Random(1))).toThrow(
      /inputSize must be a whole number ≥ 1/,
    )
    expect(() => make({ layers: 1.5 })).toThrow(
      /layers must be a whole number from 1 to 1000/,
    )
    expect(() => make({ hidden: 3 } as never)).toThrow(/no option 'hidden'/)
  })
})

test('an LSTM learns what was said first, over more steps than a step remembers', () => {
  const random = new Random(1)
  const model = new nn.LSTM(1, 8, random)
  const head = new nn.Linear(8, 1, random)
  const both = nn.compose({ model, head }, (_, x) =>
    head.forward(model.forward(x).output.select(1, 7)),
  )
  const signs = Array.from({ length: 64 }, () => (random.integer(2) ? 1 : -1))
  const x = tensor(
    signs.flatMap((sign) => [sign, ...Array.from({ length: 7 }, () => random.normal())]),
    { shape: [64, 8, 1] },
  )
  const y = tensor(signs, { shape: [64, 1] })
  const optimizer = new optim.Adam(both.parameters(), { learningRate: 0.02 })
  const batches = [{ x, y, index: 0 }]
  const { curves } = fit(both, batches, { optimizer, loss: mseLoss, epochs: 60 })
  expect(curves.loss[0]).toBeGreaterThan(0.8)
  expect(curves.loss[59]).toBeLessThan(0.1)
})
