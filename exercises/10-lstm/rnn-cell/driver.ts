import { grad, noGrad, Random, tensor, type Dtype, type NestedArray, type Tensor } from 'chalkgrad'
import { Recurrent } from 'chalkgrad/nn/recurrent'

export interface Weights {
  /** (hidden, inputs) */
  ih: number[][]
  /** (hidden, hidden) */
  hh: number[][]
  bih?: number[]
  bhh?: number[]
}

/** Runs where the learner's file runs. */
export function drive({ RNNCell, readSequence }: typeof import('./rnn-cell.ts')) {
  const float64 = { dtype: 'float64' } as const
  const make = ({ ih, hh, bih, bhh }: Weights, dtype: Dtype = 'float64') => {
    const cell = new RNNCell(ih[0].length, ih.length, new Random(1), { bias: bih !== undefined, dtype })
    noGrad(() => {
      cell.weight_ih.copy_(tensor(ih, { dtype }))
      cell.weight_hh.copy_(tensor(hh, { dtype }))
      if (bih) cell.bias_ih?.copy_(tensor(bih, { dtype }))
      if (bhh) cell.bias_hh?.copy_(tensor(bhh, { dtype }))
    })
    return cell
  }
  const facts = (x: Tensor) => ({ shape: [...x.shape], dtype: x.dtype })
  return {
    /** One step. */
    forward(weights: Weights, x: number[][], hidden?: number[][]): NestedArray {
      const state = hidden && { hidden: tensor(hidden, float64) }
      return make(weights).forward(tensor(x, float64), state).hidden.toArray()
    },
    fromInput(weights: Weights, shape: number[], values: number[]) {
      const y = make(weights).fromInput(tensor(values, { shape, ...float64 }))
      return { shape: [...y.shape], values: [...y.data()] }
    },
    advance(weights: Weights, fromInput: number[][], hidden: number[][]): NestedArray {
      return make(weights)
        .advance(tensor(fromInput, float64), { hidden: tensor(hidden, float64) })
        .hidden.toArray()
    },
    step(weights: Weights, fromInput: number[][], fromHidden: number[][]): NestedArray {
      return make(weights).step(tensor(fromInput, float64), tensor(fromHidden, float64)).hidden.toArray()
    },
    /** Shape and dtype of a step with a batch of this size. */
    facts(weights: Weights, batch: number, dtype: Dtype) {
      const x = tensor([], { shape: [0, weights.ih[0].length], dtype })
      const rows = tensor(Array.from({ length: batch * weights.ih[0].length }, () => 1), { shape: [batch, weights.ih[0].length], dtype }) // prettier-ignore
      return facts(make(weights, dtype).forward(batch === 0 ? x : rows).hidden)
    },
    readSequence(weights: Weights, x: number[][][], hidden?: number[][]): NestedArray {
      const state = hidden && { hidden: tensor(hidden, float64) }
      return readSequence(make(weights), tensor(x, float64), state).toArray()
    },
    /** The same cell reads two sequences: the second begins anew. */
    twice(weights: Weights, first: number[][][], second: number[][][]): NestedArray {
      const cell = make(weights)
      readSequence(cell, tensor(first, float64))
      return readSequence(cell, tensor(second, float64)).toArray()
    },
    /** The gradients of Σ slopes · hidden for x, the first state, and all weights. */
    gradients(weights: Weights, x: number[][][], hidden: number[][], slopes: number[][][]): NestedArray[] {
      const cell = make(weights)
      const options = { ...float64, requiresGrad: true }
      const [inputs, start] = [tensor(x, options), tensor(hidden, options)]
      const loss = readSequence(cell, inputs, { hidden: start }).mul(tensor(slopes, float64)).sum()
      return grad(loss, [inputs, start, ...cell.parameters()]).map((gradient) => gradient.toArray())
    },
    /** In the engine's layer: sequences of different lengths. */
    layer(weights: Weights, x: number[][][], lengths: number[]): NestedArray {
      const layer = new Recurrent(RNNCell, weights.ih[0].length, weights.ih.length, new Random(1), float64)
      noGrad(() => layer.loadStateDict({ weight_ih_l0: tensor(weights.ih, float64), weight_hh_l0: tensor(weights.hh, float64), bias_ih_l0: tensor(weights.bih ?? [], float64), bias_hh_l0: tensor(weights.bhh ?? [], float64) })) // prettier-ignore
      return layer.forward(tensor(x, float64), { lengths }).state.hidden.select(0, 0).toArray()
    },
  }
}
