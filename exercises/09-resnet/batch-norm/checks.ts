import type { Checks } from '#exercises'
import type { Case } from './driver.ts'

/** Numbers without a pattern. */
const numbers = (count: number, seed: number, scale = 3): number[] =>
  Array.from({ length: count }, (_, i) => scale * Math.sin(12.9898 * (i + 31 * seed + 1)))

const sizeOf = (shape: number[]): number => shape.reduce((product, size) => product * size, 1)

/** Batch norm channel by channel, on lists. */
function byHand({ shape, values, weight, bias, epsilon = 1e-5 }: Case) {
  const [, channels, ...rest] = shape
  const places = sizeOf(rest)
  const channelOf = (at: number) => Math.floor(at / places) % channels
  const own = (c: number) => values.filter((_, at) => channelOf(at) === c)
  const average = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const mean = weight.map((_, c) => average(own(c)))
  const variance = weight.map((_, c) => average(own(c).map((value) => (value - mean[c]) ** 2)))
  const y = values.map((value, at) => {
    const c = channelOf(at)
    return ((value - mean[c]) / Math.sqrt(variance[c] + epsilon)) * weight[c] + bias[c]
  })
  return { y, mean, variance }
}

const hand: Case = { shape: [4, 1], values: [1, 7, 9, 15], weight: [2], bias: [1], epsilon: 1e-12 }
const made = (shape: number[], seed: number, more: Partial<Case> = {}): Case => ({
  shape,
  values: numbers(sizeOf(shape), seed),
  weight: numbers(shape[1], seed + 1, 2),
  bias: numbers(shape[1], seed + 2, 1),
  ...more,
})

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: 1 7 9 15': async (impl, t) => {
    const got = await impl.batchNorm(hand)
    t.near(got.y, [-1.8, 0.6, 1.4, 3.8])
    t.near(got.mean, [8])
    t.near(got.variance, [25])
  },
  'three channels, each by itself': async (impl, t) => {
    const one = made([5, 3], 1)
    const wanted = byHand(one)
    const got = await impl.batchNorm(one)
    t.near(got.y, wanted.y)
    t.near(got.mean, wanted.mean)
    t.near(got.variance, wanted.variance)
  },
  'pictures: over the batch and all places; also as wide as there are channels': async (impl, t) => {
    for (const shape of [
      [3, 2, 4, 5],
      [2, 3, 3, 3],
      [2, 4, 6],
      [2, 2, 2, 3, 2],
    ]) {
      // prettier-ignore
      const one = made(shape, 4)
      t.near((await impl.batchNorm(one)).y, byHand(one).y)
    }
  },
  'one picture is a batch, too': async (impl, t) => {
    const one = made([1, 2, 3, 3], 7)
    t.near((await impl.batchNorm(one)).y, byHand(one).y)
  },
  'ε stands inside of the root': async (impl, t) => {
    const one = made([4, 2], 8, { epsilon: 0.5 })
    t.near((await impl.batchNorm(one)).y, byHand(one).y)
  },
  'a channel that says the same everywhere gives its bias': async (impl, t) => {
    const one: Case = { shape: [3, 2], values: [4, 1, 4, 2, 4, 3], weight: [2, 1], bias: [7, 0] }
    const { y } = await impl.batchNorm(one)
    t.near([y[0], y[2], y[4]], [7, 7, 7])
  },
  'a channel far from 0, in float32': async (impl, t) => {
    const one: Case = {
      shape: [4, 1],
      values: [999.9, 1000.1, 999.9, 1000.1],
      weight: [1],
      bias: [0],
      dtype: 'float32',
    }
    t.near((await impl.batchNorm(one)).y, [-1, 1, -1, 1], 5e-3)
  },
  'shape and dtype stay; mean and variance carry no gradient': async (impl, t) => {
    for (const dtype of ['float32', 'float64'] as const) {
      const { shape, dtype: of, learned } = await impl.facts(made([2, 3, 2, 2], 9, { dtype }))
      t.equal(shape, [2, 3, 2, 2])
      t.equal(of, dtype)
      t.equal(learned, [true, false, false])
    }
  },
  'the gradients of x, weight and bias, against small steps': async (impl, t) => {
    for (const shape of [
      [4, 2],
      [2, 2, 2, 2],
    ]) {
      // prettier-ignore
      const one = made(shape, 10)
      const slopes = numbers(sizeOf(shape), 13)
      const loss = (values: number[], weight: number[], bias: number[]) =>
        byHand({ ...one, values, weight, bias }).y.reduce((sum, y, i) => sum + y * slopes[i], 0)
      const lists = [one.values, one.weight, one.bias]
      const step = 1e-5
      const numeric = lists.map((list, which) =>
        list.map((_, at) => {
          const moved = (by: number) =>
            lists.map((other, i) => (i === which ? other.map((v, j) => (j === at ? v + by : v)) : other))
          const [up, down] = [moved(step), moved(-step)].map(([v, w, b]) => loss(v, w, b))
          return (up - down) / (2 * step)
        }),
      )
      const got = await impl.gradients(one, slopes)
      t.gradient(got[0], numeric[0], 'x', 1e-6)
      t.gradient(got[1], numeric[1], 'weight', 1e-6)
      t.gradient(got[2], numeric[2], 'bias', 1e-6)
    }
  },
  'x that lies in memory in another order': async (impl, t) => {
    const one = made([4, 3], 14)
    t.near(await impl.ofView(one), byHand(one).y)
  },
}
