import type { Checks } from '#exercises'
import type { Weights } from './driver.ts'

/** Numbers without a pattern. */
const numbers = (count: number, seed: number, scale = 0.8): number[] =>
  Array.from({ length: count }, (_, i) => scale * Math.sin(12.9898 * (i + 31 * seed + 1)))
const rows = (count: number, width: number, seed: number, scale?: number): number[][] =>
  Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i, scale))
const made = (inputs: number, hidden: number, seed: number, bias = true): Weights => ({
  ih: rows(hidden, inputs, seed),
  hh: rows(hidden, hidden, seed + 1),
  ...(bias && { bih: numbers(hidden, seed + 2), bhh: numbers(hidden, seed + 3) }),
})

const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0)
const inputSums = ({ ih, bih }: Weights, x: number[]): number[] => ih.map((row, j) => dot(row, x) + (bih?.[j] ?? 0))
const hiddenSums = ({ hh, bhh }: Weights, h: number[]): number[] => hh.map((row, j) => dot(row, h) + (bhh?.[j] ?? 0))
function byHand(weights: Weights, x: number[], h: number[]): number[] {
  const fromHidden = hiddenSums(weights, h)
  return inputSums(weights, x).map((sum, j) => Math.tanh(sum + fromHidden[j]))
}
/** A sequence, (time, inputs) → (time, hidden). */
function read(weights: Weights, sequence: number[][], h = weights.ih.map(() => 0)): number[][] {
  return sequence.map((x) => (h = byHand(weights, x, h)))
}

const hand: Weights = { ih: [[0.3]], hh: [[-0.4]], bih: [0.1], bhh: [0.2] }
const sequences = (batch: number, time: number, inputs: number, seed: number): number[][][] =>
  Array.from({ length: batch }, (_, b) => rows(time, inputs, seed + 101 * b))

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: tanh(0.4)': async (impl, t) => {
    t.near((await impl.fromInput(hand, [1, 1], [1])).values, [0.4])
    t.near(await impl.step(hand, [[0.4]], [[0]]), [[Math.tanh(0.4)]])
    t.near(await impl.forward(hand, [[1]], [[0.5]]), [[Math.tanh(0.4)]])
  },
  'fromInput: three inputs, two hidden numbers, four sequences': async (impl, t) => {
    const [weights, x] = [made(3, 2, 1), rows(4, 3, 2)]
    const got = await impl.fromInput(weights, [4, 3], x.flat())
    t.equal(got.shape, [4, 2])
    t.near(got.values, x.flatMap((row) => inputSums(weights, row))) // prettier-ignore
  },
  'fromInput: as many inputs as hidden numbers, and all steps at once': async (impl, t) => {
    const [weights, x] = [made(3, 3, 3), rows(10, 3, 4)]
    const got = await impl.fromInput(weights, [5, 2, 3], x.flat())
    t.equal(got.shape, [5, 2, 3])
    t.near(got.values, x.flatMap((row) => inputSums(weights, row))) // prettier-ignore
  },
  'advance: from sums over the input and a state': async (impl, t) => {
    const [weights, sums, h] = [made(2, 3, 5), rows(4, 3, 6), rows(4, 3, 7)]
    const wanted = sums.map((row, b) => hiddenSums(weights, h[b]).map((sum, j) => Math.tanh(sum + row[j])))
    t.near(await impl.advance(weights, sums, h), wanted)
  },
  'step: the tanh of the sum, also where it has no room left': async (impl, t) => {
    t.near(await impl.step(hand, [[0.3], [-2]], [[0.4], [0.5]]), [[Math.tanh(0.7)], [Math.tanh(-1.5)]])
    t.near(await impl.step(hand, [[800], [-800]], [[3], [3]]), [[1], [-1]])
  },
  'a whole step, with a state and without': async (impl, t) => {
    const [weights, x, h] = [made(3, 4, 8), rows(5, 3, 9), rows(5, 4, 10)]
    t.near(await impl.forward(weights, x, h), x.map((row, b) => byHand(weights, row, h[b]))) // prettier-ignore
    t.near(await impl.forward(weights, x), x.map((row) => byHand(weights, row, [0, 0, 0, 0]))) // prettier-ignore
  },
  'without biases': async (impl, t) => {
    const [weights, x, h] = [made(2, 3, 11, false), rows(2, 2, 12), rows(2, 3, 13)]
    t.near(await impl.forward(weights, x, h), x.map((row, b) => byHand(weights, row, h[b]))) // prettier-ignore
  },
  'one sequence, none at all, float32 and float64': async (impl, t) => {
    const weights = made(3, 2, 14)
    t.equal(await impl.facts(weights, 1, 'float32'), { shape: [1, 2], dtype: 'float32' })
    t.equal(await impl.facts(weights, 0, 'float64'), { shape: [0, 2], dtype: 'float64' })
  },
  'readSequence: every hidden state, of two sequences at once': async (impl, t) => {
    const [weights, x] = [made(3, 2, 15), sequences(2, 5, 3, 16)]
    t.near(await impl.readSequence(weights, x), x.map((sequence) => read(weights, sequence))) // prettier-ignore
  },
  'readSequence: as many sequences as steps; one step; eighty': async (impl, t) => {
    for (const time of [3, 1, 80]) {
      const [weights, x] = [made(2, 4, 17), sequences(3, time, 2, 18)]
      t.near(await impl.readSequence(weights, x), x.map((sequence) => read(weights, sequence))) // prettier-ignore
    }
  },
  'readSequence: goes on from a state': async (impl, t) => {
    const [weights, x, h] = [made(2, 3, 19), sequences(2, 3, 2, 20), rows(2, 3, 21)]
    t.near(await impl.readSequence(weights, x, h), x.map((sequence, b) => read(weights, sequence, h[b]))) // prettier-ignore
  },
  'readSequence: the next sequence begins anew': async (impl, t) => {
    const [weights, first, second] = [made(2, 3, 22), sequences(1, 4, 2, 23), sequences(2, 3, 2, 24)]
    t.near(await impl.twice(weights, first, second), second.map((sequence) => read(weights, sequence))) // prettier-ignore
  },
  'the gradients through four steps, against small steps': async (impl, t) => {
    const [weights, x, h] = [made(2, 3, 25), sequences(2, 4, 2, 26), rows(2, 3, 27)]
    const slopes = sequences(2, 4, 3, 28)
    const parts = [x, h, weights.ih, weights.hh, weights.bih ?? [], weights.bhh ?? []]
    const got = await impl.gradients(weights, x, h, slopes)
    const loss = ([x, h, ih, hh, bih, bhh]: typeof parts) => {
      const moved = { ih, hh, bih, bhh } as Weights
      const said = (x as number[][][]).map((sequence, b) => read(moved, sequence, (h as number[][])[b]))
      return dot(said.flat(2), slopes.flat(2))
    }
    for (const [which, name] of ['x', 'the first state', 'W_ih', 'W_hh', 'b_ih', 'b_hh'].entries()) {
      const size = (parts[which] as unknown[]).flat(2).length
      const wanted = Array.from({ length: size }, (_, at) => {
        const by = (step: number) => loss(parts.map((part, i) => (i === which ? moved(part, at, step) : part)) as typeof parts) // prettier-ignore
        return (by(1e-5) - by(-1e-5)) / 2e-5
      })
      t.gradient([got[which]].flat(3), wanted, name, 1e-6)
    }
  },
  'in the engine’s layer, sequences of different lengths': async (impl, t) => {
    const [weights, x] = [made(2, 3, 29), sequences(3, 5, 2, 30)]
    const lengths = [5, 2, 1]
    const wanted = x.map((sequence, b) => read(weights, sequence)[lengths[b] - 1])
    t.near(await impl.layer(weights, x, lengths), wanted)
  },
}

/** The same nested list, with one number moved. */
function moved(list: unknown, at: number, by: number): unknown {
  let seen = 0
  const walk = (part: unknown): unknown =>
    Array.isArray(part) ? part.map(walk) : seen++ === at ? (part as number) + by : part
  return walk(list)
}
