import type { StepName } from '../ops/fused-recurrent.ts'
import type { Random } from '../random/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import {
  RecurrentCell,
  type HiddenState,
  type RecurrentCellOptions,
} from './recurrent-cell.ts'

/** hidden is what the cell says, cell what it remembers: each (batch, hiddenSize). */
export interface LSTMState extends HiddenState {
  readonly cell: Tensor
}

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997; with the forget gate of Gers and
 * others, 2000). What is remembered is forgotten in part, f, and added to, i·g; what is said is a
 * part of it, o:
 *
 * c′ = f·c + i·g, h′ = o·tanh(c′), where i, f and o are sigmoids, and g is a tanh.
 *
 * The rows of the weights are those of i, then f, g and o.
 */
export class LSTMCell extends RecurrentCell<LSTMState> {
  static readonly fused: StepName = 'lstmStep'

  constructor(
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options?: RecurrentCellOptions,
  ) {
    super(4, inputSize, hiddenSize, random, options)
  }

  start(batch: number): LSTMState {
    return { hidden: this.zeros(batch), cell: this.zeros(batch) }
  }

  step(fromInput: Tensor, fromHidden: Tensor, { cell: before }: LSTMState): LSTMState {
    const [i, f, g, o] = fromInput.add(fromHidden).chunk(4, 1)
    const cell = f.sigmoid().mul(before).add(i.sigmoid().mul(g.tanh()))
    return { hidden: o.sigmoid().mul(cell.tanh()), cell }
  }
}
