import { stack, type Random, type Tensor } from 'chalkgrad'
import { RecurrentCell, type HiddenState, type RecurrentCellOptions } from 'chalkgrad/nn/recurrent-cell'

export class RNNCell extends RecurrentCell<HiddenState> {
  constructor(inputSize: number, hiddenSize: number, random: Random, options?: RecurrentCellOptions) {
    super(1, inputSize, hiddenSize, random, options)
  }

  /** In front of the first step: zeros, (batch, hiddenSize). */
  start(batch: number): HiddenState {
    return { hidden: this.zeros(batch) }
  }

  /** A linear layer: rows of x meet rows of the weight, so the weight is transposed. */
  override fromInput(x: Tensor): Tensor {
    const sums = x.matmul(this.weight_ih.transpose())
    return this.bias_ih ? sums.add(this.bias_ih) : sums
  }

  /** Another linear layer, for what was carried here. */
  override advance(fromInput: Tensor, state: HiddenState): HiddenState {
    const sums = state.hidden.matmul(this.weight_hh.transpose())
    return this.step(fromInput, this.bias_hh ? sums.add(this.bias_hh) : sums)
  }

  /** tanh keeps the state within ±1, however long the sequence is. */
  step(fromInput: Tensor, fromHidden: Tensor): HiddenState {
    return { hidden: fromInput.add(fromHidden).tanh() }
  }
}

/** The same weights at each step. Only advance has to wait for the step before: the inputs are all multiplied in one go. */
export function readSequence(cell: RNNCell, x: Tensor, state: HiddenState = cell.start(x.shape[0])): Tensor {
  const inputs = cell.fromInput(x) // (batch, time, hiddenSize)
  const said: Tensor[] = []
  for (let t = 0; t < x.shape[1]; t++) {
    state = cell.advance(inputs.select(1, t), state)
    said.push(state.hidden)
  }
  return stack(said, 1)
}
