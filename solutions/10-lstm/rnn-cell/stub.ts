import { todo } from '#exercises'
import type { Random, Tensor } from 'chalkgrad'
import { RecurrentCell, type HiddenState, type RecurrentCellOptions } from 'chalkgrad/nn/recurrent-cell'

/**
 * One step of the plain recurrent network:
 *
 *     h′ = tanh(W_ih·x + b_ih + W_hh·h + b_hh)
 *
 * The constructor and `start` are written. The cell has `weight_ih` (hiddenSize, inputSize), `weight_hh` (hiddenSize,
 * hiddenSize), and `bias_ih` and `bias_hh` (hiddenSize), or undefined where it was made with `bias: false`. Its `forward(x,
 * state)` is written, too: it calls `fromInput`, then `advance`. Without a state it begins with zeros.
 *
 * Write the step in three parts. A whole sequence is known before it is read, so what comes from the inputs can be computed for
 * all steps at once: that is why it is a part of its own.
 *
 * Example: W_ih = 0.3, b_ih = 0.1, W_hh = −0.4, b_hh = 0.2, x = 1, h = 0.5: from the input comes 0.4, from the hidden state 0, and
 * h′ = tanh(0.4) = 0.37995.
 *
 * When it passes, your file can take the engine's place: npm run chapter lstm -- --mine
 */
export class RNNCell extends RecurrentCell<HiddenState> {
  constructor(inputSize: number, hiddenSize: number, random: Random, options?: RecurrentCellOptions) {
    super(1, inputSize, hiddenSize, random, options)
  }

  /** In front of the first step: zeros, (batch, hiddenSize). */
  start(batch: number): HiddenState {
    return { hidden: this.zeros(batch) }
  }

  /** W_ih·x + b_ih. x: (…, inputSize), such as (batch, inputSize) or (time, batch, inputSize) → (…, hiddenSize). */
  override fromInput(x: Tensor): Tensor {
    return todo('fromInput')
  }

  /** Computes W_hh·h + b_hh, and lets `step` do the rest. fromInput, state.hidden: (batch, hiddenSize) → the next state. */
  override advance(fromInput: Tensor, state: HiddenState): HiddenState {
    return todo('advance')
  }

  /** The tanh of both together. fromInput, fromHidden: (batch, hiddenSize) → { hidden }, of the same shape. */
  step(fromInput: Tensor, fromHidden: Tensor): HiddenState {
    return todo('step')
  }
}

/**
 * Reads a sequence with one cell, step after step, and gives every hidden state. The engine's nn.RNN does it.
 *
 * - x: (batch, time, inputSize), at least one step
 * - state: in front of the first step; zeros where it is left out
 * - returns (batch, time, hiddenSize), through which the gradient flows back to all steps
 */
export function readSequence(cell: RNNCell, x: Tensor, state?: HiddenState): Tensor {
  return todo('readSequence')
}
