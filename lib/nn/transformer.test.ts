// Layer norm, attention and transformer layers against PyTorch (fixtures/make-transformer.py), and against themselves.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { concat, grad, gradientCheck, nn, noGrad, ones, Random, randn, tensor, type Dtype, type Tensor } from 'chalkgrad' // prettier-ignore
import { gradientError } from './parameter-gradients.fixture.ts'
import { expectNear, numbers } from './pytorch.fixture.ts'

type Kind =
  'LayerNorm' | 'MultiHeadAttention' | 'TransformerEncoderLayer' | 'TransformerDecoderLayer'
interface Case {
  kind: Kind
  shape?: number[]
  bias?: boolean
  normFirst?: boolean
  activation?: 'relu' | 'gelu'
  options?: Record<string, never>
  output: number[]
  weights?: number[]
  names: string[]
  gradients: Record<string, number[]>
}
const { cases } = JSON.parse(
  readFileSync(new URL('fixtures/transformer.json', import.meta.url), 'utf8'),
) as { cases: Case[] }

const [batch, time, keys, width, heads, inner] = [2, 3, 4, 4, 2, 5]
const exactGelu = (x: Tensor): Tensor => x.gelu({ approximate: 'none' })

function layerOf(
  { kind, shape, bias, normFirst, activation }: Case,
  dtype: Dtype,
): nn.Module<[x: Tensor, options: never]> {
  const random = new Random(1)
  if (kind === 'LayerNorm') return new nn.LayerNorm(shape ?? [], { epsilon: 1e-3, dtype })
  if (kind === 'MultiHeadAttention')
    return new nn.MultiHeadAttention(width, heads, random, { bias, dtype })
  const bend = activation === 'gelu' ? exactGelu : undefined
  const options = { feedForward: inner, activation: bend, normFirst, dtype }
  return new nn[kind](width, heads, random, options)
}

describe.each([
  ['float64', 1e-9],
  ['float32', 1e-5],
] as const)('in %s, as PyTorch', (dtype, limit) => {
  test.each(
    cases.map((one) => {
      const { kind, shape, bias, normFirst, activation, options } = one
      const told = { shape, bias, normFirst, activation, ...options }
      return [`${kind} ${JSON.stringify(told)}`, one] as const
    }),
  )('%s', (_, one) => {
    const layer = layerOf(one, dtype)
    const parameters = Object.fromEntries(layer.namedParameters())
    expect(Object.keys(parameters).toSorted()).toEqual(one.names.toSorted())
    noGrad(() =>
      one.names.forEach((name, i) => {
        const p = parameters[name]
        p.copy_(numbers(p.shape, i + 1, dtype).div(2))
      }),
    )
    const x = numbers([batch, time, width], 50, dtype)
    const context = numbers([batch, keys, width], 51, dtype)
    x.requiresGrad = context.requiresGrad = true
    const seen: Tensor[] = []
    const options = {
      ...one.options,
      ...('context' in one.gradients ? { context } : {}),
      ...(one.weights ? { see: (weights: Tensor) => void seen.push(weights) } : {}),
    }
    const output = layer.forward(x, options as never)
    expectNear(output, one.output, limit, 'output')
    if (one.weights) expectNear(seen[0], one.weights, limit, 'weights')
    output
      .mul(numbers(output.shape, 70, dtype))
      .sum()
      .backward()
    const all: Record<string, Tensor | undefined> = { x: x.grad, context: context.grad }
    for (const [name, p] of layer.namedParameters()) all[name] = p.grad
    for (const [name, wanted] of Object.entries(one.gradients))
      expectNear(all[name], wanted, 10 * limit, `gradient of ${name}`)
  })
})

const float64 = { dtype: 'float64' } as const
const draw = (shape: number[], seed: number): Tensor =>
  randn(shape, new Random(seed), float64)
const apart = (a: Tensor, b: Tensor): number => noGrad(() => a.sub(b).abs().max().item())
/** The rows of a sequence in another order: (batch, time, width). */
const shuffled = (x: Tensor): Tensor => x.indexSelect(1, [2, 0, 3, 1])

describe('LayerNorm and RMSNorm', () => {
  test('by hand: 1, 3 and 5 have mean 3 and variance 8/3, and mean square 35/3', () => {
    const x = tensor([1, 3, 5], float64)
    const norm = new nn.LayerNorm(3, { ...float64, epsilon: 1e-20 })
    const r = Math.sqrt(3 / 8)
    norm.forward(x).data().forEach((value, i) => expect(value).toBeCloseTo([-2 * r, 0, 2 * r][i], 12)) // prettier-ignore
    const rms = new nn.RMSNorm(3, { ...float64, epsilon: 1e-20 })
    rms.forward(x).data().forEach((value, i) => expect(value).toBeCloseTo([1, 3, 5][i] / Math.sqrt(35 / 3), 12)) // prettier-ignore
  })

  test('each vector for itself, whatever stands beside it, in training and in use', () => {
    const norm = new nn.LayerNorm(4, float64)
    const x = draw([2, 3, 4], 1)
    const all = norm.forward(x)
    expect(apart(all.select(0, 1), norm.eval().forward(x.select(0, 1)))).toBe(0)
    expect(apart(norm.forward(x.mul(100).add(7)), all)).toBeLessThan(1e-4)
  })

  test.each([
    ['LayerNorm', [3]],
    ['LayerNorm', [2, 3]],
    ['RMSNorm', [3]],
    ['RMSNorm', [2, 3]],
  ] as const)('the gradients of %s over %j are numeric ones', (kind, shape) => {
    const norm = new nn[kind](shape, float64)
    noGrad(() => norm.weight.copy_(draw([...shape], 2)))
    const x = draw([2, 2, 3], 3)
    expect(() => gradientCheck((x) => norm.forward(x), [x])).not.toThrow()
    expect(gradientError(norm.parameters(), () => norm.forward(x).square().sum())).toBeLessThan(1e-6) // prettier-ignore
  })

  test('what cannot be is refused', () => {
    const norm = new nn.LayerNorm(4)
    expect(() => norm.forward(ones([2, 3]))).toThrow(/last axes of x \(2, 3\) must be \(4\)/) // prettier-ignore
    expect(() => new nn.RMSNorm([3, 2]).forward(ones([2]))).toThrow(/of x \(2\) must be \(3, 2\)/) // prettier-ignore
    expect(() => new nn.LayerNorm(0)).toThrow(/one axis or more, each of size 1 or more/)
    expect(() => new nn.LayerNorm(2.5)).toThrow(/whole numbers/)
    expect(() => new nn.RMSNorm(2, { epsilon: 0 })).toThrow(/epsilon must be > 0, got 0/)
    expect(new nn.LayerNorm(3, { bias: false }).namedParameters()).toHaveLength(1)
  })
})

describe('MultiHeadAttention', () => {
  const make = (options: nn.MultiHeadAttentionOptions = {}) =>
    new nn.MultiHeadAttention(4, 2, new Random(1), { ...float64, ...options })

  test('its gradients, to itself and to a context, are numeric ones', () => {
    const layer = make()
    const [x, context] = [draw([2, 2, 4], 2), draw([2, 1, 4], 3)]
    const look = (x: Tensor) => layer.forward(x, { causal: true, lengths: [0, 2] })
    expect(() => gradientCheck(look, [x])).not.toThrow()
    expect(gradientError(layer.parameters(), () => look(x).square().sum())).toBeLessThan(1e-6) // prettier-ignore
    expect(() =>
      gradientCheck((x, context) => layer.forward(x, { context }), [x, context]),
    ).not.toThrow()
    const turned = make({ rotary: new nn.RotaryPositions(2) })
    expect(() => gradientCheck((x) => turned.forward(x), [x])).not.toThrow()
  })

  test('one head over everything is attention by hand', () => {
    const layer = new nn.MultiHeadAttention(3, 1, new Random(2), float64)
    const x = draw([1, 4, 3], 4)
    const [q, k, v] = layer.in_proj_weight.chunk(3).map((w) => x.matmul(w.transpose()))
    const weights = q.matmul(k.transpose()).div(Math.sqrt(3)).softmax()
    expect(apart(layer.forward(x), layer.out_proj.forward(weights.matmul(v)))).toBeLessThan(1e-12) // prettier-ignore
  })

  test('a mask says for each head and query where to look', () => {
    const layer = make()
    const x = draw([2, 3, 4], 5)
    const lower = ones([3, 3], float64).tril()
    expect(apart(layer.forward(x, { mask: lower }), layer.forward(x, { causal: true }))).toBe(0) // prettier-ignore
    expect(() => layer.forward(x, { mask: ones([2, 3, 3]).slice(0, 0, 1).expand([3, 3, 3]) })).toThrow(/mask \(3, 3, 3\) must broadcast to the scores \(2, 2, 3, 3\)/) // prettier-ignore
  })

  test('dropout is of the weights, in training only', () => {
    const layer = make({ dropout: 0.5 })
    const x = draw([1, 4, 4], 6)
    expect(apart(layer.forward(x), layer.forward(x))).toBeGreaterThan(1e-3)
    expect(apart(layer.eval().forward(x), layer.forward(x))).toBe(0)
  })

  test('what cannot be is refused', () => {
    const layer = make()
    expect(() => new nn.MultiHeadAttention(6, 4, new Random(1))).toThrow(/6 does not divide into 4 heads/) // prettier-ignore
    expect(() => layer.forward(draw([3, 4], 1))).toThrow(/x must be \(batch, time, 4\), got \(3, 4\)/) // prettier-ignore
    expect(() => layer.forward(draw([1, 3, 4], 1), { context: draw([1, 3, 5], 1) })).toThrow(/the context must be \(batch, time, 4\), got \(1, 3, 5\)/) // prettier-ignore
    expect(() => make({ rotary: new nn.RotaryPositions(4) })).toThrow(/a head is 2 wide, .* turn 4/) // prettier-ignore
    const cache = new nn.KeyValueCache(3)
    expect(() => layer.forward(draw([1, 3, 4], 1), { cache })).toThrow(/inside noGrad/)
    expect(() => layer.forward(draw([1, 3, 4], 1), { cache, context: draw([1, 3, 4], 1) })).toThrow(/inside noGrad/) // prettier-ignore
  })
})

describe('encoder and decoder', () => {
  test.each([false, true])(
    'their gradients are numeric ones, normFirst: %s',
    (normFirst) => {
      const options = { ...float64, layers: 1, feedForward: 3, normFirst, activation: (x: Tensor) => x.gelu() } // prettier-ignore
      const [x, context] = [draw([1, 2, 3], 1), draw([1, 2, 3], 2)]
      const encoder = new nn.TransformerEncoder(3, 1, new Random(1), options)
      const decoder = new nn.TransformerDecoder(3, 1, new Random(2), options)
      const read = (x: Tensor) => encoder.forward(x, { lengths: [1] })
      expect(() => gradientCheck(read, [x])).not.toThrow()
      expect(gradientError(encoder.parameters(), () => read(x).square().sum())).toBeLessThan(1e-6) // prettier-ignore
      expect(() =>
        gradientCheck(
          (x, context) => decoder.forward(x, { context, contextLengths: [1] }),
          [x, context],
        ),
      ).not.toThrow()
      expect(encoder.norm === undefined).toBe(!normFirst)
    },
  )

  test('without positions an encoder does not see the order; with any kind of them it does', () => {
    const x = draw([2, 4, 8], 3)
    const make = (rotary?: nn.RotaryPositions) =>
      new nn.TransformerEncoder(8, 2, new Random(4), { ...float64, layers: 2, rotary })
    const encoder = make()
    const differs = (run: (x: Tensor) => Tensor): number =>
      apart(run(shuffled(x)), shuffled(run(x)))
    expect(differs((x) => encoder.forward(x))).toBeLessThan(1e-12)
    const sinusoidal = new nn.SinusoidalPositions(8)
    expect(differs((x) => encoder.forward(sinusoidal.forward(x)))).toBeGreaterThan(0.01)
    const learned = new nn.LearnedPositions(4, 8, new Random(5), float64)
    expect(differs((x) => encoder.forward(learned.forward(x)))).toBeGreaterThan(0.01)
    const rotary = make(new nn.RotaryPositions(4))
    expect(differs((x) => rotary.forward(x))).toBeGreaterThan(0.001)
  })

  test('padding changes nothing, whatever stands there, and gets no gradient', () => {
    const encoder = new nn.TransformerEncoder(4, 2, new Random(6), { ...float64, layers: 2 }) // prettier-ignore
    const x = draw([2, 4, 4], 7)
    x.requiresGrad = true
    const y = encoder.forward(x, { lengths: [4, 2] })
    const alone = encoder.forward(x.slice(0, 1, 2).slice(1, 0, 2))
    expect(apart(y.slice(0, 1, 2).slice(1, 0, 2), alone)).toBeLessThan(1e-12)
    const counts = tensor([[1, 1, 1, 1], [1, 1, 0, 0]], float64).unsqueeze(-1) // prettier-ignore
    y.square().mul(counts).sum().backward()
    expect(x.grad?.select(0, 1).slice(0, 2).abs().max().item()).toBe(0)
  })

  test('a decoder never sees what comes, and says where it looks', () => {
    const decoder = new nn.TransformerDecoder(4, 2, new Random(8), { ...float64, layers: 2 }) // prettier-ignore
    const [x, context] = [draw([1, 4, 4], 9), draw([1, 3, 4], 10)]
    const seen: string[] = []
    const y = decoder.forward(x, { context, see: (weights, layer, at) => seen.push(`${layer} ${at} ${weights.shape.join()}`) }) // prettier-ignore
    expect(seen).toEqual(['0 self 1,2,4,4', '0 context 1,2,4,3', '1 self 1,2,4,4', '1 context 1,2,4,3']) // prettier-ignore
    const other = x.clone()
    noGrad(() => other.select(1, 3).fill_(5))
    expect(apart(decoder.forward(other, { context }).slice(1, 0, 3), y.slice(1, 0, 3))).toBe(0) // prettier-ignore
    expect(apart(decoder.forward(other, { context }), y)).toBeGreaterThan(0.01)
    expect(apart(decoder.forward(other, { context, causal: false }).slice(1, 0, 3), decoder.forward(x, { context, causal: false }).slice(1, 0, 3))).toBeGreaterThan(0.001) // prettier-ignore
    expect(() => decoder.forward(x, {} as never)).toThrow(/context is missing/)
  })

  test('layers do not share their first values, and are named as PyTorch names them', () => {
    const encoder = new nn.TransformerEncoder(4, 2, new Random(11), { layers: 2, normFirst: true }) // prettier-ignore
    const [a, b] = encoder.layers.map((layer) => layer.linear1.weight)
    expect(apart(a, b)).toBeGreaterThan(0.01)
    const names = encoder.namedParameters().map(([name]) => name)
    expect(names).toContain('layers.1.self_attn.out_proj.bias')
    expect(names.at(-1)).toBe('norm.bias')
    expect(() => new nn.TransformerEncoder(4, 2, new Random(1), {} as never)).toThrow(/layers is missing/) // prettier-ignore
    expect(() => new nn.TransformerEncoder(4, 2, new Random(1), { layers: 2000 })).toThrow(/from 1 to 1000, got 2000/) // prettier-ignore
  })
})

describe.each([
  { normFirst: false },
  { normFirst: true, rotary: new nn.RotaryPositions(2) },
])('a decoder with a cache, %o', (options) => {
  const decoder = new nn.TransformerDecoder(4, 2, new Random(1), { layers: 2, ...options, ...float64 }) // prettier-ignore
  const [x, context] = [draw([2, 5, 4], 1), draw([2, 3, 4], 2)]
  const contextLengths = [3, 2]

  test('says step by step what it says at once', () => {
    const whole = decoder.forward(x, { context, contextLengths })
    const cache = decoder.startCache(context, 5)
    const parts = noGrad(
      () =>
        concat([x.slice(1, 0, 2), x.slice(1, 2, 3), x.slice(1, 3)].map((part) => decoder.forward(part, { context, contextLengths, cache })), 1), // prettier-ignore
    )
    expect(apart(parts, whole)).toBeLessThan(1e-12)
    expect(cache.map(({ own, context }) => [own.length, context.length])).toEqual([[5, 3], [5, 3]]) // prettier-ignore
  })

  test('reads its context once', () => {
    const cache = decoder.startCache(context, 5)
    const [first, second] = [x.slice(1, 0, 2), x.slice(1, 2, 3)]
    noGrad(() => {
      decoder.forward(first, { context, cache })
      const again = decoder.forward(second, { context: context.add(1), cache })
      const whole = decoder.forward(x.slice(1, 0, 3), { context })
      expect(apart(again, whole.slice(1, 2))).toBeLessThan(1e-12)
    })
  })

  test('explains what does not fit', () => {
    const cache = decoder.startCache(context, 5)
    expect(() => decoder.forward(x, { context, cache })).toThrow(/inside noGrad/)
    expect(() => decoder.forward(x, { context, cache: cache.slice(1) })).toThrow(/each of 2 layers, as startCache\(…\) makes them, got 1/) // prettier-ignore
    noGrad(() => decoder.forward(x.slice(1, 0, 1), { context, cache }))
    expect(() => noGrad(() => decoder.forward(x.slice(1, 0, 1), { context: x, cache }))).toThrow(/keys of 3 steps, the context \(2, 5, 4\) has 5/) // prettier-ignore
  })
})

describe('attention of an encoder-decoder', () => {
  const kinds = {
    additive: new nn.AdditiveAttention(3, 2, 4, new Random(1), float64),
    general: new nn.GeneralAttention(3, 2, new Random(1), float64),
    dot: new nn.DotProductAttention(),
  }
  test.each(Object.entries(kinds))(
    '%s: its gradients, weights and lengths',
    (name, attention) => {
      const width = name === 'dot' ? 3 : 2
      const [queries, keys, values] = [draw([2, 2, 3], 1), draw([2, 4, width], 2), draw([2, 4, 5], 3)] // prettier-ignore
      const look = (queries: Tensor, keys: Tensor, values: Tensor) => attention.forward(queries, keys, { values, lengths: [3, 4] }).context // prettier-ignore
      expect(() => gradientCheck(look, [queries, keys, values])).not.toThrow()
      if (name !== 'dot')
        expect(gradientError(attention.parameters(), () => look(queries, keys, values).square().sum())).toBeLessThan(1e-6) // prettier-ignore
      const { context, weights } = attention.forward(queries, keys, { lengths: [3, 4] })
      expect([context.shape, weights.shape]).toEqual([[2, 2, width], [2, 2, 4]]) // prettier-ignore
      expect(apart(weights.sum(-1), ones([2, 2], float64))).toBeLessThan(1e-12)
      expect(weights.select(0, 0).select(1, 3).abs().max().item()).toBe(0)
      expect(apart(context, weights.matmul(keys))).toBe(0)
      // Step by step over what was prepared once, gradients too.
      const own = [keys, ...attention.parameters()]
      keys.requiresGrad = true
      const whole = attention.forward(queries, keys).context
      const prepared = attention.prepare(keys)
      const told = queries.unbind(1).map((q) => attention.forward(q.unsqueeze(1), keys, { prepared }).context) // prettier-ignore
      expect(apart(concat(told, 1), whole)).toBeLessThan(1e-12)
      const [once, each] = [whole, concat(told, 1)].map((y) => grad(y.square().sum(), own, { keepGraph: true })) // prettier-ignore
      for (const [i, g] of once.entries()) expect(apart(g, each[i])).toBeLessThan(1e-12)
      keys.requiresGrad = false
      expect(() => attention.forward(queries.select(0, 0), keys)).toThrow(
        /queries are \(2, 3\)/,
      )
      expect(() => attention.forward(queries, keys, { values: draw([2, 3, 5], 1) })).toThrow(/4 keys and 3 values/) // prettier-ignore
    },
  )

  test('additive by hand: one number each, v·tanh(W·query + U·key)', () => {
    const attention = new nn.AdditiveAttention(1, 1, 1, new Random(1), float64)
    noGrad(() => [attention.query, attention.key, attention.score].forEach(({ weight }, i) => weight.fill_(i + 1))) // prettier-ignore
    const one = (...x: number[]): Tensor => tensor(x, { ...float64, shape: [1, x.length, 1] }) // prettier-ignore
    const scores = attention.scores(one(0.5), one(0.25, -1)).data()
    expect(scores[0]).toBeCloseTo(3 * Math.tanh(0.5 + 2 * 0.25), 12)
    expect(scores[1]).toBeCloseTo(3 * Math.tanh(0.5 - 2), 12)
  })
})
