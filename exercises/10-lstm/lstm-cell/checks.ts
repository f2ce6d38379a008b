import type { Checks } from '#exercises'
import type { Weights } from './driver.ts'

/** Numbers without a pattern. */
const numbers = (count: number, seed: number, scale = 0.8): number[] =>
  Array.from({ length: count }, (_, i) => scale * Math.sin(12.9898 * (i + 31 * seed + 1)))
const rows = (count: number, width: number, seed: number, scale?: number): number[][] =>
  Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i, scale))
const made = (inputs: number, hidden: number, seed: number): Weights => ({
  ih: rows(4 * hidden, inputs, seed),
  hh: rows(4 * hidden, hidden, seed + 1),
  bih: numbers(4 * hidden, seed + 2),
  bhh: numbers(4 * hidden, seed + 3),
})
/** (time, batch, inputs) */
const steps = (time: number, batch: number, inputs: number, seed: number): number[][][] =>
  Array.from({ length: time }, (_, t) => rows(batch, inputs, seed + 101 * t))

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0)

interface State {
  hidden: number[]
  cell: number[]
}
/** Of one sequence, from the four sums of each number. */
function next(sums: number[], before: number[]): State {
  const size = before.length
  const cell = before.map((c, j) => sigmoid(sums[size + j]) * c + sigmoid(sums[j]) * Math.tanh(sums[2 * size + j]))
  return { cell, hidden: cell.map((c, j) => sigmoid(sums[3 * size + j]) * Math.tanh(c)) }
}
function advance({ ih, hh, bih, bhh }: Weights, x: number[], { hidden, cell }: State): State {
  const sums = ih.map((row, k) => dot(row, x) + bih[k] + dot(hh[k], hidden) + bhh[k])
  return next(sums, cell)
}
const zeros = ({ hh }: Weights): State => ({ hidden: hh[0].map(() => 0), cell: hh[0].map(() => 0) })

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: all sums 0, and 2 in memory': async (impl, t) => {
    const got = await impl.step([[0, 0, 0, 0]], [[0, 0, 0, 0]], [[2]])
    t.near(got.cell, [[1]])
    t.near(got.hidden, [[0.5 * Math.tanh(1)]])
  },
  'start: nothing said, nothing remembered': async (impl, t) => {
    const part = { shape: [3, 5], dtype: 'float64', zero: true }
    t.equal(await impl.start(5, 3, 'float64'), [{ name: 'cell', ...part }, { name: 'hidden', ...part }]) // prettier-ignore
    t.equal((await impl.start(1, 0, 'float32'))[0], { name: 'cell', shape: [0, 1], dtype: 'float32', zero: true })
  },
  'one gate after the other wide open or shut: i, f, g, o': async (impl, t) => {
    const open = 800
    const cases: [number[], number, number][] = [
      [[open, open, open, open], 3, 4],
      [[-open, open, open, open], 3, 3],
      [[open, -open, open, open], 3, 1],
      [[open, open, -open, open], 3, 2],
      [[-open, -open, open, open], 3, 0],
    ]
    for (const [sums, before, wanted] of cases) {
      const got = await impl.step([sums], [[0, 0, 0, 0]], [[before]])
      t.near(got.cell, [[wanted]])
      t.near(got.hidden, [[Math.tanh(wanted)]])
    }
    t.near((await impl.step([[open, open, open, -open]], [[0, 0, 0, 0]], [[3]])).hidden, [[0]])
  },
  'a step of three numbers, for five sequences': async (impl, t) => {
    const [fromInput, fromHidden, before] = [rows(5, 12, 1, 2), rows(5, 12, 2, 2), rows(5, 3, 3, 3)]
    const wanted = before.map((c, b) => next(fromInput[b].map((sum, k) => sum + fromHidden[b][k]), c)) // prettier-ignore
    const got = await impl.step(fromInput, fromHidden, before)
    t.near(got.cell, wanted.map(({ cell }) => cell)) // prettier-ignore
    t.near(got.hidden, wanted.map(({ hidden }) => hidden)) // prettier-ignore
  },
  'as many sequences as there are sums': async (impl, t) => {
    const [fromInput, fromHidden, before] = [rows(8, 8, 4), rows(8, 8, 5), rows(8, 2, 6)]
    const wanted = before.map((c, b) => next(fromInput[b].map((sum, k) => sum + fromHidden[b][k]), c)) // prettier-ignore
    t.near((await impl.step(fromInput, fromHidden, before)).cell, wanted.map(({ cell }) => cell)) // prettier-ignore
  },
  'one sequence, none at all, float32 and float64': async (impl, t) => {
    t.equal(await impl.facts(1, 'float32'), { hidden: [1, 2], cell: [1, 2], dtypes: ['float32', 'float32'] })
    t.equal(await impl.facts(0, 'float64'), { hidden: [0, 2], cell: [0, 2], dtypes: ['float64', 'float64'] })
  },
  'it reads six steps': async (impl, t) => {
    const [weights, x] = [made(3, 2, 7), steps(6, 2, 3, 8)]
    const states = [0, 1].map((b) => x.reduce((list, inputs) => [...list, advance(weights, inputs[b], list[list.length - 1])], [zeros(weights)])) // prettier-ignore
    const got = await impl.read(weights, x)
    t.near(got.said, x.map((_, i) => states.map((list) => list[i + 1].hidden))) // prettier-ignore
    t.near(got.cell, states.map((list) => list[6].cell)) // prettier-ignore
  },
  'a memory can hold more than 1: it counts eighty steps': async (impl, t) => {
    const counting: Weights = { ih: [[0], [0], [0], [0]], hh: [[0], [0], [0], [0]], bih: [50, 50, 50, 50], bhh: [0, 0, 0, 0] } // prettier-ignore
    const { cell } = await impl.read(counting, steps(80, 1, 1, 9))
    t.near(cell, [[80]])
  },
  'the gradients through four steps, against small steps': async (impl, t) => {
    const [weights, x, hidden, cell] = [made(2, 2, 10), steps(4, 2, 2, 11), rows(2, 2, 12), rows(2, 2, 13)]
    const slopes = rows(2, 2, 14)
    const parts = [hidden, cell, weights.ih, weights.hh, weights.bih, weights.bhh]
    const got = await impl.gradients(weights, x, hidden, cell, slopes)
    const loss = ([h, c, ih, hh, bih, bhh]: typeof parts) => {
      const weights = { ih, hh, bih, bhh } as Weights
      const ends = (h as number[][]).map((hidden, b) =>
        x.reduce((state, inputs) => advance(weights, inputs[b], state), { hidden, cell: (c as number[][])[b] }),
      )
      return dot(ends.flatMap((state) => state.hidden), slopes.flat()) // prettier-ignore
    }
    const names = ['the first hidden state', 'the first memory', 'weight_ih', 'weight_hh', 'bias_ih', 'bias_hh']
    for (const [which, name] of names.entries()) {
      const size = (parts[which] as unknown[]).flat().length
      const wanted = Array.from({ length: size }, (_, at) => {
        const by = (step: number) => loss(parts.map((part, i) => (i === which ? moved(part, at, step) : part)) as typeof parts) // prettier-ignore
        return (by(1e-5) - by(-1e-5)) / 2e-5
      })
      t.gradient([got[which]].flat(2), wanted, name, 1e-6)
    }
  },
  'through a hundred steps with the forget gate open, a gradient comes back as it was': async (impl, t) => {
    t.near(await impl.arrives([0.3, 800, 0.2, 0.1], 100), 1)
    t.near((await impl.arrives([0.3, 0, 0.2, 0.1], 100)) * 2 ** 100, 1)
  },
  'in the engine’s layer, sequences of different lengths': async (impl, t) => {
    const [weights, x, lengths] = [made(2, 3, 15), steps(3, 5, 2, 16), [5, 2, 0]]
    const ends = x.map((sequence, b) =>
      sequence.slice(0, lengths[b]).reduce((state, inputs) => advance(weights, inputs, state), zeros(weights)),
    )
    const got = await impl.layer(weights, x, lengths)
    t.near(got.hidden, ends.map(({ hidden }) => hidden)) // prettier-ignore
    t.near(got.cell, ends.map(({ cell }) => cell)) // prettier-ignore
  },
}

/** The same nested list, with one number moved. */
function moved(list: unknown, at: number, by: number): unknown {
  let seen = 0
  const walk = (part: unknown): unknown =>
    Array.isArray(part) ? part.map(walk) : seen++ === at ? (part as number) + by : part
  return walk(list)
}
