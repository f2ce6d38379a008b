import type { Checks } from '#exercises'
import type { Weights } from './driver.ts'

/** Numbers without a pattern. */
const numbers = (count: number, seed: number, scale = 0.8): number[] =>
  Array.from({ length: count }, (_, i) => scale * Math.sin(12.9898 * (i + 31 * seed + 1)))
const rows = (count: number, width: number, seed: number, scale?: number): number[][] =>
  Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i, scale))
const made = (inputs: number, hidden: number, seed: number): Weights => ({
  ih: rows(3 * hidden, inputs, seed),
  hh: rows(3 * hidden, hidden, seed + 1),
  bih: numbers(3 * hidden, seed + 2),
  bhh: numbers(3 * hidden, seed + 3),
})
/** (time, batch, inputs) */
const steps = (time: number, batch: number, inputs: number, seed: number): number[][][] =>
  Array.from({ length: time }, (_, t) => rows(batch, inputs, seed + 101 * t))

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0)

/** Of one sequence, from the three sums of each number. */
function next(fromInput: number[], fromHidden: number[], hidden: number[]): number[] {
  const size = hidden.length
  return hidden.map((h, j) => {
    const [r, z] = [0, size].map((from) => sigmoid(fromInput[from + j] + fromHidden[from + j]))
    const n = Math.tanh(fromInput[2 * size + j] + r * fromHidden[2 * size + j])
    return z * h + (1 - z) * n
  })
}
function advance({ ih, hh, bih, bhh }: Weights, x: number[], hidden: number[]): number[] {
  const sums = (weight: number[][], bias: number[], of: number[]) => weight.map((row, k) => dot(row, of) + bias[k])
  return next(sums(ih, bih, x), sums(hh, bhh, hidden), hidden)
}
const zeros = ({ hh }: Weights): number[] => hh[0].map(() => 0)

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    t.near(await impl.step([[0, 0, 0]], [[0, 0, 2]], [[2]]), [[1 + 0.5 * Math.tanh(1)]])
  },
  'start: zeros': async (impl, t) => {
    t.equal(await impl.start(5, 3, 'float64'), [{ name: 'hidden', shape: [3, 5], dtype: 'float64', zero: true }])
    t.equal(await impl.start(1, 0, 'float32'), [{ name: 'hidden', shape: [0, 1], dtype: 'float32', zero: true }])
  },
  'gates wide open or shut: r, z': async (impl, t) => {
    const open = 800
    const cases: [number[], number[], number][] = [
      [[0, open, 0], [0, 0, 3], 5], // all stays
      [[open, -open, 0.5], [0, 0, 0.2], Math.tanh(0.7)], // all is new, and sees the state
      [[-open, -open, 0.5], [0, 0, 0.2], Math.tanh(0.5)], // all is new, and does not see it
      [[0, -open, open], [0, 0, 0], 1],
      [[0, -open, -open], [0, 0, 0], -1],
    ] // prettier-ignore
    for (const [fromInput, fromHidden, wanted] of cases) t.near(await impl.step([fromInput], [fromHidden], [[5]]), [[wanted]]) // prettier-ignore
  },
  'a step of three numbers, for five sequences': async (impl, t) => {
    const [fromInput, fromHidden, hidden] = [rows(5, 9, 1, 2), rows(5, 9, 2, 2), rows(5, 3, 3)]
    t.near(await impl.step(fromInput, fromHidden, hidden), hidden.map((h, b) => next(fromInput[b], fromHidden[b], h))) // prettier-ignore
  },
  'as many sequences as there are sums': async (impl, t) => {
    const [fromInput, fromHidden, hidden] = [rows(6, 6, 4), rows(6, 6, 5), rows(6, 2, 6)]
    t.near(await impl.step(fromInput, fromHidden, hidden), hidden.map((h, b) => next(fromInput[b], fromHidden[b], h))) // prettier-ignore
  },
  'one sequence, none at all, float32 and float64': async (impl, t) => {
    t.equal(await impl.facts(1, 'float32'), { shape: [1, 2], dtype: 'float32' })
    t.equal(await impl.facts(0, 'float64'), { shape: [0, 2], dtype: 'float64' })
  },
  'it reads six steps': async (impl, t) => {
    const [weights, x] = [made(3, 2, 7), steps(6, 2, 3, 8)]
    let hidden = [zeros(weights), zeros(weights)]
    const wanted = x.map((inputs) => (hidden = hidden.map((h, b) => advance(weights, inputs[b], h))))
    t.near(await impl.read(weights, x), wanted)
  },
  'the gradients through four steps, against small steps': async (impl, t) => {
    const [weights, x, hidden] = [made(2, 2, 10), steps(4, 2, 2, 11), rows(2, 2, 12)]
    const slopes = rows(2, 2, 14)
    const parts = [hidden, weights.ih, weights.hh, weights.bih, weights.bhh]
    const got = await impl.gradients(weights, x, hidden, slopes)
    const loss = ([hidden, ih, hh, bih, bhh]: typeof parts) => {
      const weights = { ih, hh, bih, bhh } as Weights
      const ends = (hidden as number[][]).map((h, b) => x.reduce((h, inputs) => advance(weights, inputs[b], h), h))
      return dot(ends.flat(), slopes.flat())
    }
    for (const [which, name] of ['the first state', 'weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].entries()) {
      const size = (parts[which] as unknown[]).flat().length
      const wanted = Array.from({ length: size }, (_, at) => {
        const by = (step: number) => loss(parts.map((part, i) => (i === which ? moved(part, at, step) : part)) as typeof parts) // prettier-ignore
        return (by(1e-5) - by(-1e-5)) / 2e-5
      })
      t.gradient([got[which]].flat(2), wanted, name, 1e-6)
    }
  },
  'through a hundred steps with z open, a gradient comes back as it was': async (impl, t) => {
    t.near(await impl.arrives([0.3, 800, 0.2], 100), 1)
  },
  'in the engine’s layer, sequences of different lengths': async (impl, t) => {
    const [weights, x, lengths] = [made(2, 3, 15), steps(3, 5, 2, 16), [5, 2, 0]]
    const ends = x.map((sequence, b) =>
      sequence.slice(0, lengths[b]).reduce((h, inputs) => advance(weights, inputs, h), zeros(weights)),
    )
    t.near(await impl.layer(weights, x, lengths), ends)
  },
}

/** The same nested list, with one number moved. */
function moved(list: unknown, at: number, by: number): unknown {
  let seen = 0
  const walk = (part: unknown): unknown =>
    Array.isArray(part) ? part.map(walk) : seen++ === at ? (part as number) + by : part
  return walk(list)
}
