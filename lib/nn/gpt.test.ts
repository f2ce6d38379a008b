import { describe, expect, test } from 'vitest'
import { crossEntropy, emptyPool, nn, noGrad, Random, sampling, steps, tensor, type Tensor } from 'chalkgrad' // prettier-ignore
import { gradientError } from './parameter-gradients.fixture.ts'

const config = { vocabulary: 11, context: 6, layers: 2, heads: 2, width: 8 }
const float64 = { dtype: 'float64' } as const
const ids = (...rows: number[][]): Tensor => tensor(rows, { dtype: 'int32' })
const apart = (a: Tensor, b: Tensor): number => noGrad(() => a.sub(b).abs().max().item())
/** Larger weights than at first, so that it has opinions. */
function opinionated(seed: number): nn.GPT {
  const model = new nn.GPT(config, new Random(seed), float64)
  noGrad(() => model.parameters().forEach((p) => p.rank === 2 && p.mul_(20)))
  return model
}

describe('GPT', () => {
  test('GPT-2 small has exactly 124,439,808 parameters, and the others what is published', () => {
    const counts = Object.values(nn.gpt2).map(nn.gptParameterCount)
    expect(counts).toEqual([124_439_808, 354_823_168, 774_030_080, 1_557_611_200])
  })

  test.each([true, false])(
    'its parameters are those that are counted, bias: %s',
    (bias) => {
      const model = new nn.GPT({ ...config, bias }, new Random(1))
      const shapes = model.namedParameters().map(([name, { shape }]) => [name, [...shape]])
      expect(Object.fromEntries(shapes)).toEqual(nn.gptShapes({ ...config, bias }))
      expect(model.parameterCount()).toBe(nn.gptParameterCount({ ...config, bias }))
    },
  )

  test('first weights as GPT-2 has them: 0.02, and what is added to the skip by √(2 · layers) smaller', () => {
    const model = new nn.GPT({ ...config, layers: 8, width: 64 }, new Random(2))
    for (const [name, p] of model.namedParameters()) {
      if (p.rank === 1) expect(p.min().item()).toBe(/ln_.*weight/.test(name) ? 1 : 0)
      else {
        const wanted = name.endsWith('c_proj.weight') ? 0.02 / 4 : 0.02
        expect(p.std().item() / wanted).toBeCloseTo(1, 1)
      }
    }
  })

  test('knows nothing at the start: its loss is ln(vocabulary)', () => {
    const model = new nn.GPT(config, new Random(3))
    const tokens = ids([1, 2, 3, 4, 5, 6], [9, 8, 7, 6, 5, 4])
    const next = ids([2, 3, 4, 5, 6, 7], [8, 7, 6, 5, 4, 3])
    const logits = model.forward(tokens)
    expect(logits.shape).toEqual([2, 6, 11])
    const loss = crossEntropy(logits.reshape([12, 11]), next.reshape([12]))
    expect(loss.item()).toBeCloseTo(Math.log(11), 1)
  })

  test('a later token never changes what is said before it', () => {
    const model = opinionated(4)
    const [a, b] = [ids([1, 2, 3, 4, 5]), ids([1, 2, 3, 7, 0])].map((x) => model.forward(x))
    expect(apart(a.slice(1, 0, 3), b.slice(1, 0, 3))).toBe(0)
    expect(apart(a.select(1, 3), b.select(1, 3))).toBeGreaterThan(0.01)
  })

  test('one table at both ends: its gradient is that of both', () => {
    const model = new nn.GPT({ vocabulary: 3, context: 2, layers: 1, heads: 1, width: 2 }, new Random(5), float64) // prettier-ignore
    noGrad(() => model.parameters().forEach((p) => p.rank === 2 && p.mul_(20)))
    const loss = () =>
      model
        .forward(ids([0, 2]))
        .square()
        .sum()
    expect(gradientError(model.parameters(), loss)).toBeLessThan(1e-6)
    expect(model.namedParameters().map(([name]) => name)).not.toContain('lm_head.weight')
  })

  test('shows who looks where, in each layer', () => {
    const seen: string[] = []
    opinionated(6).forward(ids([1, 2, 3]), { see: (weights, layer) => seen.push(`${layer}: ${weights.shape.join()}`) }) // prettier-ignore
    expect(seen).toEqual(['0: 1,2,3,3', '1: 1,2,3,3'])
  })

  test('what cannot be is refused', () => {
    const model = new nn.GPT(config, new Random(7))
    expect(() => model.forward(ids([1, 2, 3, 4, 5, 6, 7]))).toThrow(/context holds 6 tokens, and 7 came/) // prettier-ignore
    expect(() => model.forward(tensor([1, 2], { dtype: 'int32' }))).toThrow(/must be \(batch, time\), got \(2\)/) // prettier-ignore
    expect(() => model.forward(ids([1, 2]), { cache: [] })).toThrow(/a cache for each of 2 layers/) // prettier-ignore
    expect(() => new nn.GPT({ ...config, width: 9 }, new Random(1))).toThrow(/9 does not divide into 2 heads/) // prettier-ignore
    expect(() => new nn.GPT({ ...config, widht: 9 } as never, new Random(1))).toThrow(/no option 'widht'. Did you mean width/) // prettier-ignore
    expect(() => new nn.GPT({ vocabulary: 3 } as never, new Random(1))).toThrow(/context is missing/) // prettier-ignore
  })
})

describe('a cache of keys and values', () => {
  test('gives the logits that there are without', () => {
    const model = opinionated(8)
    const tokens = ids([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1])
    const whole = model.forward(tokens)
    const cache = model.startCache()
    const parts = [[0, 3], [3, 4], [4, 6]].map(([from, to]) => noGrad(() => model.forward(tokens.slice(1, from, to), { cache }))) // prettier-ignore
    for (const [i, [from, to]] of [
      [0, 3],
      [3, 4],
      [4, 6],
    ].entries())
      // prettier-ignore
      expect(apart(parts[i], whole.slice(1, from, to))).toBeLessThan(1e-12)
    expect(cache[1].length).toBe(6)
    expect(() => noGrad(() => model.forward(tokens, { cache }))).toThrow(/context holds 6 tokens, and 6 in the cache and 6 came/) // prettier-ignore
  })

  test('each pass with it is over the new token alone', () => {
    const model = opinionated(9)
    const seen: string[] = []
    const cache = model.startCache()
    for (let t = 0; t < 3; t++)
      noGrad(() => model.forward(ids([t]), { cache, see: (w) => seen.push(w.shape.join()) })) // prettier-ignore
    expect(seen.filter((_, i) => i % 2 === 0)).toEqual(['1,2,1,1', '1,2,1,2', '1,2,1,3'])
  })

  test('keeps nothing of what is recorded, and nothing of another batch', () => {
    const model = opinionated(10)
    const cache = model.startCache()
    expect(() => model.forward(ids([1]), { cache })).toThrow(/inside noGrad/)
    noGrad(() => model.forward(ids([1]), { cache }))
    expect(() => noGrad(() => model.forward(ids([1], [2]), { cache }))).toThrow(/keys must be \(1, 2, 1, 4\).*got \(2, 2, 1, 4\).*new batch/) // prettier-ignore
    const small = new nn.KeyValueCache(2)
    const one = tensor(1, float64).expand([1, 1, 3, 2])
    expect(() => small.append(one, one)).toThrow(/room for 2 steps, and 0 \+ 3 are 3/)
  })
})

describe('generate', () => {
  const prompt = ids([1, 2], [3, 4])

  test('says the same with and without a cache, beyond the context, too', () => {
    const model = opinionated(11)
    const [fast, slow] = [true, false].map((cache) => model.generate(prompt, 9, { cache }))
    expect(fast.shape).toEqual([2, 11])
    expect(fast.toArray()).toEqual(slow.toArray())
    expect(fast.slice(1, 0, 2).toArray()).toEqual(prompt.toArray())
    expect(new Set(fast.slice(1, 2).data()).size).toBeGreaterThan(2)
    const last = model
      .forward(slow.slice(1, 4, 10))
      .select(1, -1)
      .argmax(-1)
    expect(slow.select(1, 10).toArray()).toEqual(last.toArray())
  })

  test('takes what is chosen, and leaves the model as it was', () => {
    const model = new nn.GPT({ ...config, dropout: 0.5 }, new Random(12))
    const random = new Random(13)
    const choose = (logits: Tensor): Tensor => sampling.sample(logits, random, { topK: 3 })
    const text = model.generate(prompt, 3, { choose })
    expect([text.shape, text.dtype, model.training, model.h[0].dropout.training]).toEqual([[2, 5], 'int32', true, true]) // prettier-ignore
    expect(model.parameters().every(({ grad }) => grad === undefined)).toBe(true)
    const sure = [1, 2].map(() => model.generate(prompt, 3).toArray())
    expect(sure[0]).toEqual(sure[1])
  })

  test('streams, also from inside scopes', () => {
    const model = opinionated(14)
    const stream = model.stream(prompt)
    const said: number[] = []
    for (const _ of steps(5)) said.push(stream.next().value.data()[0])
    expect(said).toEqual([...model.generate(prompt, 5).select(0, 0).data()].slice(2))
    emptyPool()
  })

  test('what cannot be is refused', () => {
    const model = opinionated(15)
    expect(() => model.generate(prompt.slice(1, 0, 0), 1)).toThrow(/a token to begin with/)
    expect(() => model.generate(prompt, 1.5)).toThrow(/count must be a whole number/)
    expect(() => model.generate(prompt, 1, { choose: (x) => x })).toThrow(/\(2\) int32, got \(2, 11\) float64/) // prettier-ignore
  })
})
