import { grad, noGrad, Random, tensor, zeros, type Dtype, type NestedArray } from 'chalkgrad'
import { Recurrent } from 'chalkgrad/nn/recurrent'

export interface Weights {
  /** (4 · hidden, inputs) */
  ih: number[][]
  /** (4 · hidden, hidden) */
  hh: number[][]
  bih: number[]
  bhh: number[]
}

/** Runs where the learner's file runs. */
export function drive({ LSTMCell }: typeof import('./lstm-cell.ts')) {
  const float64 = { dtype: 'float64' } as const
  const make = ({ ih, hh, bih, bhh }: Weights) => {
    const cell = new LSTMCell(ih[0].length, hh[0].length, new Random(1), float64)
    noGrad(() => {
      cell.weight_ih.copy_(tensor(ih, float64))
      cell.weight_hh.copy_(tensor(hh, float64))
      cell.bias_ih?.copy_(tensor(bih, float64))
      cell.bias_hh?.copy_(tensor(bhh, float64))
    })
    return cell
  }
  const given = (hidden: number[][], cell: number[][], requiresGrad = false) => ({
    hidden: tensor(hidden, { ...float64, requiresGrad }),
    cell: tensor(cell, { ...float64, requiresGrad }),
  })
  return {
    start(hiddenSize: number, batch: number, dtype: Dtype) {
      const state = new LSTMCell(2, hiddenSize, new Random(1), { dtype }).start(batch)
      return Object.entries(state)
        .map(([name, part]) => ({
          name,
          shape: [...part.shape],
          dtype: part.dtype,
          zero: [...part.data()].every((value) => value === 0),
        })) // prettier-ignore
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    step(fromInput: number[][], fromHidden: number[][], before: number[][]) {
      const cell = new LSTMCell(1, before[0].length, new Random(1), float64)
      const state = given(before.map((row) => row.map(() => 0.25)), before) // prettier-ignore
      const next = cell.step(tensor(fromInput, float64), tensor(fromHidden, float64), state)
      return { hidden: next.hidden.toArray(), cell: next.cell.toArray() }
    },
    /** The shapes and the dtype after a step with a batch of this size. */
    facts(batch: number, dtype: Dtype) {
      const next = new LSTMCell(3, 2, new Random(1), { dtype }).forward(zeros([batch, 3], { dtype }))
      return {
        hidden: [...next.hidden.shape],
        cell: [...next.cell.shape],
        dtypes: [next.hidden.dtype, next.cell.dtype],
      }
    },
    /** Steps with one cell, from zeros. x: (time, batch, inputs) → what it says at each step, and what it remembers at last. */
    read(weights: Weights, x: number[][][]) {
      const cell = make(weights)
      let state = cell.forward(tensor(x[0], float64))
      const said = [state.hidden.toArray()]
      for (const inputs of x.slice(1)) {
        state = cell.forward(tensor(inputs, float64), state)
        said.push(state.hidden.toArray())
      }
      return { said, cell: state.cell.toArray() }
    },
    /** The gradients of Σ slopes · hidden of the last step for the state before the first, and all weights. */
    gradients(
      weights: Weights,
      x: number[][][],
      hidden: number[][],
      before: number[][],
      slopes: number[][],
    ): NestedArray[] {
      const cell = make(weights)
      const start = given(hidden, before, true)
      const end = x.reduce(
        (state, inputs) => cell.forward(tensor(inputs, float64), state),
        start as ReturnType<typeof cell.start>,
      )
      const loss = end.hidden.mul(tensor(slopes, float64)).sum()
      return grad(loss, [start.hidden, start.cell, ...cell.parameters()]).map((gradient) => gradient.toArray())
    },
    /** What arrives at the memory in front of so many steps, from that behind the last, with these sums at each step. */
    arrives(sums: number[], steps: number): number {
      const cell = new LSTMCell(1, 1, new Random(1), float64)
      const start = given([[0]], [[1]], true)
      let state: ReturnType<typeof cell.start> = start
      for (let t = 0; t < steps; t++) state = cell.step(tensor([sums], float64), zeros([1, 4], float64), state)
      return grad(state.cell.sum(), [start.cell])[0].item()
    },
    /** In the engine's layer: x: (batch, time, inputs), sequences of different lengths. */
    layer(weights: Weights, x: number[][][], lengths: number[]) {
      const layer = new Recurrent(LSTMCell, weights.ih[0].length, weights.hh[0].length, new Random(1), float64)
      noGrad(() => layer.loadStateDict({ weight_ih_l0: tensor(weights.ih, float64), weight_hh_l0: tensor(weights.hh, float64), bias_ih_l0: tensor(weights.bih, float64), bias_hh_l0: tensor(weights.bhh, float64) })) // prettier-ignore
      const { state } = layer.forward(tensor(x, float64), { lengths })
      return { hidden: state.hidden.select(0, 0).toArray(), cell: state.cell.select(0, 0).toArray() }
    },
  }
}
