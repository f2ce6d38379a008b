import { grad, noGrad, Random, tensor, zeros, type Dtype, type NestedArray } from 'chalkgrad'
import { Recurrent } from 'chalkgrad/nn/recurrent'

export interface Weights {
  /** (3 · hidden, inputs) */
  ih: number[][]
  /** (3 · hidden, hidden) */
  hh: number[][]
  bih: number[]
  bhh: number[]
}

/** Runs where the learner's file runs. */
export function drive({ GRUCell }: typeof import('./gru-cell.ts')) {
  const float64 = { dtype: 'float64' } as const
  const make = ({ ih, hh, bih, bhh }: Weights) => {
    const cell = new GRUCell(ih[0].length, hh[0].length, new Random(1), float64)
    noGrad(() => {
      cell.weight_ih.copy_(tensor(ih, float64))
      cell.weight_hh.copy_(tensor(hh, float64))
      cell.bias_ih?.copy_(tensor(bih, float64))
      cell.bias_hh?.copy_(tensor(bhh, float64))
    })
    return cell
  }
  const given = (hidden: number[][], requiresGrad = false) => ({ hidden: tensor(hidden, { ...float64, requiresGrad }) })
  return {
    start(hiddenSize: number, batch: number, dtype: Dtype) {
      const state = new GRUCell(2, hiddenSize, new Random(1), { dtype }).start(batch)
      return Object.entries(state)
        .map(([name, part]) => ({
          name,
          shape: [...part.shape],
          dtype: part.dtype,
          zero: [...part.data()].every((value) => value === 0),
        })) // prettier-ignore
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    step(fromInput: number[][], fromHidden: number[][], hidden: number[][]): NestedArray {
      const cell = new GRUCell(1, hidden[0].length, new Random(1), float64)
      return cell.step(tensor(fromInput, float64), tensor(fromHidden, float64), given(hidden)).hidden.toArray()
    },
    /** The shapes and the dtype after a step with a batch of this size. */
    facts(batch: number, dtype: Dtype) {
      const next = new GRUCell(3, 2, new Random(1), { dtype }).forward(zeros([batch, 3], { dtype }))
      return { shape: [...next.hidden.shape], dtype: next.hidden.dtype }
    },
    /** Steps with one cell, from zeros. x: (time, batch, inputs) → what it says at each step. */
    read(weights: Weights, x: number[][][]): NestedArray[] {
      const cell = make(weights)
      let state = cell.forward(tensor(x[0], float64))
      const said = [state.hidden.toArray()]
      for (const inputs of x.slice(1)) {
        state = cell.forward(tensor(inputs, float64), state)
        said.push(state.hidden.toArray())
      }
      return said
    },
    /** The gradients of Σ slopes · hidden of the last step for the state before the first, and all weights. */
    gradients(weights: Weights, x: number[][][], hidden: number[][], slopes: number[][]): NestedArray[] {
      const cell = make(weights)
      const start = given(hidden, true)
      const end = x.reduce(
        (state, inputs) => cell.forward(tensor(inputs, float64), state),
        start as ReturnType<typeof cell.start>,
      )
      const loss = end.hidden.mul(tensor(slopes, float64)).sum()
      return grad(loss, [start.hidden, ...cell.parameters()]).map((gradient) => gradient.toArray())
    },
    /** What arrives at the state in front of so many steps, from that behind the last, with these sums at each step. */
    arrives(sums: number[], steps: number): number {
      const cell = new GRUCell(1, 1, new Random(1), float64)
      const start = given([[0.5]], true)
      let state: ReturnType<typeof cell.start> = start
      for (let t = 0; t < steps; t++) state = cell.step(tensor([sums], float64), zeros([1, 3], float64), state)
      return grad(state.hidden.sum(), [start.hidden])[0].item()
    },
    /** In the engine's layer: x: (batch, time, inputs), sequences of different lengths. */
    layer(weights: Weights, x: number[][][], lengths: number[]): NestedArray {
      const layer = new Recurrent(GRUCell, weights.ih[0].length, weights.hh[0].length, new Random(1), float64)
      noGrad(() => layer.loadStateDict({ weight_ih_l0: tensor(weights.ih, float64), weight_hh_l0: tensor(weights.hh, float64), bias_ih_l0: tensor(weights.bih, float64), bias_hh_l0: tensor(weights.bhh, float64) })) // prettier-ignore
      return layer.forward(tensor(x, float64), { lengths }).state.hidden.select(0, 0).toArray()
    },
  }
}
