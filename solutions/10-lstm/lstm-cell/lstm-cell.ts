import type { Random, Tensor } from 'chalkgrad'
import { RecurrentCell, type HiddenState, type RecurrentCellOptions } from 'chalkgrad/nn/recurrent-cell'

/** hidden is what the cell says, cell what it remembers: each (batch, hiddenSize). */
export interface LSTMState extends HiddenState {
  readonly cell: Tensor
}

export class LSTMCell extends RecurrentCell<LSTMState> {
  constructor(inputSize: number, hiddenSize: number, random: Random, options?: RecurrentCellOptions) {
    super(4, inputSize, hiddenSize, random, options)
  }

  /** Nothing said, nothing remembered. */
  start(batch: number): LSTMState {
    return { hidden: this.zeros(batch), cell: this.zeros(batch) }
  }

  /**
   * From c to c′ there is no matrix and no tanh, only f: where f is 1, a gradient comes back as it was. What is said is squashed,
   * what is remembered is not.
   */
  step(fromInput: Tensor, fromHidden: Tensor, state: LSTMState): LSTMState {
    const [i, f, g, o] = fromInput.add(fromHidden).chunk(4, 1)
    const kept = f.sigmoid().mul(state.cell)
    const written = i.sigmoid().mul(g.tanh())
    const cell = kept.add(written)
    return { hidden: o.sigmoid().mul(cell.tanh()), cell }
  }
}
