import type { Random } from '../random/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import {
  RecurrentCell,
  type HiddenState,
  type RecurrentCellOptions,
} from './recurrent-cell.ts'

/** h′ = tanh(W_ih·x + b_ih + W_hh·h + b_hh) (Elman, 1990). */
export class RNNCell extends RecurrentCell<HiddenState> {
  constructor(
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options?: RecurrentCellOptions,
  ) {
    super(1, inputSize, hiddenSize, random, options)
  }

  start(batch: number): HiddenState {
    return { hidden: this.zeros(batch) }
  }

  step(fromInput: Tensor, fromHidden: Tensor): HiddenState {
    return { hidden: fromInput.add(fromHidden).tanh() }
  }
}
