import {
  BytePairs,
  crossEntropy,
  grad,
  nn,
  noGrad,
  randn,
  Random,
  scaledDotProductAttention as attend,
  tensor,
  writeSafetensors,
  type Tensor,
} from 'chalkgrad'
import { loadNames } from 'chalkgrad/node'
import { describe, expect, test } from 'vitest'
import { shuffled } from '../10-lstm/sequences.ts'
import { letters, numbersOf } from '../10-lstm/speller.ts'
import { EncoderClassifier, positionKinds } from './classifier.ts'
import { goOn } from './gpt2.ts'
import { repeats } from './induction.ts'
import { context, draw } from './names.ts'
import { lossOf, optimizerFor, windowsOf } from './stream.ts'

const float64 = { dtype: 'float64' } as const
const apart = (a: Tensor, b: Tensor): number => noGrad(() => a.sub(b).abs().max().item())
const rounded = (x: Tensor): number[] =>
  [...x.data()].map((value) => Number(value.toFixed(3)) + 0)

describe('Anna reads books', () => {
  test('the table, and the answer', () => {
    const keys = [[1, 0, 2, 0], [0, 1, 0, 0], [1, 0, 0, 1]] // prettier-ignore
    const scores = keys.map((key) =>
      key.reduce((sum, value, i) => sum + value * [2, 0, 1, 0][i], 0),
    )
    expect(scores).toEqual([4, 0, 2])
    const powers = scores.map((score) => Math.exp(score / 2))
    expect(powers.map((power) => power.toFixed(3))).toEqual(['7.389', '1.000', '2.718'])
    const sum = powers.reduce((a, b) => a + b, 0)
    expect(powers.map((power) => (power / sum).toFixed(3))).toEqual([
      '0.665',
      '0.090',
      '0.245',
    ])
    const y = attend(tensor([[2, 0, 1, 0]]), tensor(keys), tensor([[1, 0], [0, 2], [3, 1]])) // prettier-ignore
    expect(rounded(y)).toEqual([1.399, 0.425])
  })

  test('a score of d products of variance 1 has variance d', () => {
    const random = new Random(1)
    for (const d of [4, 64]) {
      const [q, k] = [randn([2000, d], random), randn([2000, d], random)]
      expect(q.mul(k).sum(1).square().mean().item() / d).toBeCloseTo(1, 0)
    }
  })
})

describe('who may look where', () => {
  test('heads cost neither parameters nor products', () => {
    const counts = [1, 2, 4].map((heads) =>
      new nn.MultiHeadAttention(8, heads, new Random(1)).parameterCount(),
    )
    expect(counts).toEqual([288, 288, 288])
    // 3 · 8² + 3 · 8 for queries, keys and values, 8² + 8 behind the heads.
    expect(counts[0]).toBe(3 * 64 + 24 + 64 + 8)
  })

  test('a later token changes no earlier logit of a GPT, and an earlier one changes the later', () => {
    const model = new nn.GPT(
      { vocabulary: 9, context: 6, layers: 3, heads: 2, width: 8 },
      new Random(1),
    )
    const [a, b] = [[[1, 2, 3, 4]], [[1, 2, 7, 4]]].map((rows) => model.forward(tensor(rows, { dtype: 'int32' }))) // prettier-ignore
    expect(apart(a.slice(1, 0, 2), b.slice(1, 0, 2))).toBe(0)
    expect(apart(a.slice(1, 2), b.slice(1, 2))).toBeGreaterThan(1e-3)
  })
})

describe('places', () => {
  test('by hand: sines and cosines of place 3, and vectors that are 2 radians apart', () => {
    const row = new nn.SinusoidalPositions(4).forward(tensor([[0, 0, 0, 0]], float64), 3)
    expect(rounded(row)).toEqual([0.141, -0.99, 0.03, 1])
    expect(2 * Math.cos(2)).toBeCloseTo(-0.832, 3)
  })

  test.each(positionKinds)('with %s, the order of a text is seen or not', (positions) => {
    const plan = {
      vocabulary: 9,
      time: 6,
      width: 8,
      heads: 2,
      layers: 2,
      outputs: 3,
      positions,
    }
    const model = new EncoderClassifier(plan, new Random(1)).to('float64')
    const said = (row: number[]) =>
      noGrad(() => model.forward(tensor([row], { dtype: 'int32' })))
    const difference = apart(said([1, 2, 3, 4]), said([3, 1, 4, 2]))
    if (positions === 'none') expect(difference).toBeLessThan(1e-12)
    else expect(difference).toBeGreaterThan(1e-3)
  })

  test('padding is not read', () => {
    for (const positions of positionKinds) {
      const plan = {
        vocabulary: 9,
        time: 6,
        width: 8,
        heads: 2,
        layers: 2,
        outputs: 3,
        positions,
      }
      const model = new EncoderClassifier(plan, new Random(1)).to('float64')
      const say = (rows: number[][], lengths: number[]) =>
        noGrad(() =>
          model.forward(
            tensor(rows, { dtype: 'int32' }),
            tensor(lengths, { dtype: 'int32' }),
          ),
        )
      const alone = say([[1, 2]], [2])
      expect(apart(say([[1, 2, 7, 7], [1, 2, 3, 4]], [2, 4]).slice(0, 0, 1), alone)).toBeLessThan(1e-12) // prettier-ignore
      expect(
        apart(
          noGrad(() => model.forward(tensor([[1, 2]], { dtype: 'int32' }))),
          alone,
        ),
      ).toBeLessThan(1e-12)
    }
  })
})

describe('layer norm by hand', () => {
  const x = tensor([1, 2, 6], { ...float64, requiresGrad: true })
  const norm = new nn.LayerNorm(3, { ...float64, epsilon: 1e-12 })

  test('mean 3, spread 2.160', () => {
    expect(rounded(norm.forward(x))).toEqual([-0.926, -0.463, 1.389])
    expect(Math.sqrt((4 + 1 + 9) / 3)).toBeCloseTo(2.16, 3)
    for (const changed of [x.add(10), x.mul(10)])
      expect(apart(norm.forward(changed), norm.forward(x))).toBeLessThan(1e-9)
  })

  test('the gradient of the first, which adds up to 0', () => {
    const [g] = grad(norm.forward(x).select(0, 0), [x])
    expect(rounded(g)).toEqual([0.176, -0.22, 0.044])
    expect(g.sum().item()).toBeCloseTo(0, 10)
    const n = [...norm.forward(x).data()]
    const bracket = [1, 0, 0].map((h, i) => h - 1 / 3 - n[i] * (n[0] / 3))
    expect(bracket.map((value) => Number(value.toFixed(3)))).toEqual([0.381, -0.476, 0.095])
  })
})

describe('a GPT', () => {
  const config = { vocabulary: 65, context: 64, layers: 4, heads: 4, width: 128 }

  test('a block has 12 · width² parameters, and a few; GPT-2 small has 124,439,808', () => {
    const block =
      (nn.gptParameterCount(config) - nn.gptParameterCount({ ...config, layers: 3 })) /
      (12 * 128 ** 2)
    expect(block).toBeGreaterThan(1)
    expect(block).toBeLessThan(1.01)
    expect(nn.gptParameterCount(nn.gpt2.small)).toBe(124_439_808)
    expect(nn.gptParameterCount(config)).toBe(809_856)
  })

  test('its first loss is ln of the vocabulary', () => {
    const model = new nn.GPT({ ...config, layers: 2, width: 32 }, new Random(1))
    const { x, y } = windowsOf(
      Int32Array.from({ length: 300 }, (_, i) => (i * 7) % 65),
      4,
      16,
      new Random(2),
    )
    expect(noGrad(() => crossEntropy(model.forward(x), y)).item()).toBeCloseTo(
      Math.log(65),
      1,
    )
  })

  test('what is added to the stream is smaller by √(2 · layers)', () => {
    const { h } = new nn.GPT(config, new Random(1))
    const deviation = (x: Tensor) => Math.sqrt(x.square().mean().item())
    expect(deviation(h[0].attn.c_attn.weight)).toBeCloseTo(0.02, 3)
    for (const layer of [h[0].attn.c_proj, h[3].mlp.c_proj])
      expect(deviation(layer.weight)).toBeCloseTo(0.02 / Math.sqrt(8), 3)
  })

  test('windows: each label is the next token', () => {
    const text = Int32Array.from({ length: 50 }, (_, i) => i)
    const { x, y } = windowsOf(text, 5, 7, new Random(1))
    expect(apart(y, x.add(1))).toBe(0)
    expect(Math.max(...y.data())).toBeLessThan(50)
  })

  test('the loss over a text is the mean over its windows, with dropout off', () => {
    const model = new nn.GPT(
      { vocabulary: 5, context: 4, layers: 1, heads: 1, width: 8, dropout: 0.5 },
      new Random(1),
    )
    const text = Int32Array.from({ length: 30 }, (_, i) => (i * i) % 5)
    const whole = lossOf(model, text, 4)
    expect(lossOf(model, text, 4, 2)).toBeCloseTo(whole, 6)
    expect(whole).toBeCloseTo(Math.log(5), 1)
  })

  test('biases and norms are not decayed', () => {
    const model = new nn.GPT(
      { vocabulary: 5, context: 4, layers: 1, heads: 1, width: 8 },
      new Random(1),
    )
    const { parameters } = { parameters: model.parameters() }
    for (const parameter of parameters) parameter.grad = parameter.mul(0).detach()
    const before = parameters.map((parameter) => parameter.norm().item())
    optimizerFor(model, 0.01).step()
    parameters.forEach((parameter, i) => {
      const shrunk = parameter.norm().item() / (before[i] || 1)
      if (before[i] > 0)
        expect(shrunk).toBeCloseTo(parameter.rank > 1 ? 1 - 0.01 * 0.1 : 1, 6)
    })
  })

  test('names: the test names are those of chapter 10, and all fit', () => {
    const random = new Random(1)
    const all = shuffled(loadNames(), random)
    expect(all.slice(7400)).toHaveLength(1001)
    expect(Math.max(...all.map((name) => numbersOf(name).length))).toBeLessThan(context)
    const model = new nn.GPT(
      { vocabulary: letters, context, layers: 1, heads: 1, width: 4 },
      new Random(2),
    )
    expect(draw(model, new Random(1))).toBe(draw(model, new Random(1)))
    expect(draw(model, new Random(3)).length).toBeLessThan(context)
  })
})

test('runs that come again: each token once, and from the second time on all is known', () => {
  const { x, y, periods } = repeats(50, new Random(1))
  const [rows, next] = [x, y].map((all) => all.toArray() as number[][])
  rows.forEach((row, i) => {
    const period = periods[i]
    expect(new Set(row.slice(0, period)).size).toBe(period)
    row.forEach((token, t) => {
      if (t >= period) expect(token).toBe(row[t - period])
      if (t + 1 >= period) expect(next[i][t]).toBe(row[(t + 1) % period])
    })
  })
  expect(new Set(periods).size).toBeGreaterThan(8)
})

test('a file in GPT-2’s layout goes on with a text', () => {
  const pairs = BytePairs.fit('low lower lowest low low', { size: 259 })
  const config = { vocabulary: 260, context: 12, layers: 1, heads: 2, width: 8 }
  const random = new Random(1)
  const file = Object.fromEntries(
    Object.entries(nn.gptShapes(config)).map(([name, shape]) => [
      name,
      randn(/c_attn|c_proj|c_fc/.test(name) ? [...shape].reverse() : shape, random),
    ]),
  )
  const go = (seed: number) => goOn(writeSafetensors(file), pairs.toVocabBpe(), 'low', new Random(seed), { count: 9, heads: 2 }) // prettier-ignore
  expect(go(1)).toMatch(/^low/)
  expect(go(1)).toBe(go(1))
  expect(go(1)).not.toBe(go(2))
})
