import { todo } from '#exercises'
import type { Random, Tensor } from 'chalkgrad'
import { RecurrentCell, type HiddenState, type RecurrentCellOptions } from 'chalkgrad/nn/recurrent-cell'

/** hidden is what the cell says, cell what it remembers: each (batch, hiddenSize). */
export interface LSTMState extends HiddenState {
  readonly cell: Tensor
}

/**
 * Long short-term memory: three gates, each a number from 0 to 1 for each number of the memory, and a proposal g.
 *
 *     c′ = f·c + i·g,   h′ = o·tanh(c′)
 *
 * where i, f and o are the sigmoids of their sums, and g the tanh of its own. A sum is, as in the plain cell, what comes from the
 * input and what comes from the hidden state. `RecurrentCell` computes both, with four times as many rows in its weights: those
 * of i come first, then f, g and o.
 *
 * The constructor is written. Write `start` and `step`.
 *
 * Example: all sums 0, so the gates are ½ and g is 0; with c = 2 the new memory is 1, and h′ = ½ · tanh(1) = 0.3808.
 *
 * When it passes, your file can take the engine's place: npm run chapter lstm -- --mine
 */
export class LSTMCell extends RecurrentCell<LSTMState> {
  constructor(inputSize: number, hiddenSize: number, random: Random, options?: RecurrentCellOptions) {
    super(4, inputSize, hiddenSize, random, options)
  }

  /** In front of the first step: both zeros, (batch, hiddenSize). `this.zeros(batch)` makes them, in the dtype of the weights. */
  start(batch: number): LSTMState {
    return todo('start')
  }

  /**
   * - fromInput, fromHidden: (batch, 4 · hiddenSize), in the order i, f, g, o
   * - state: before this step, { hidden, cell }; the hidden part is already in fromHidden
   * - returns the next { hidden, cell }, each (batch, hiddenSize)
   *
   * `x.chunk(4, 1)` cuts x into four equal parts along axis 1.
   */
  step(fromInput: Tensor, fromHidden: Tensor, state: LSTMState): LSTMState {
    return todo('step')
  }
}
