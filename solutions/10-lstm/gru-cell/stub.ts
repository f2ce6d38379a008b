import { todo } from '#exercises'
import type { Random, Tensor } from 'chalkgrad'
import { RecurrentCell, type HiddenState, type RecurrentCellOptions } from 'chalkgrad/nn/recurrent-cell'

/**
 * The gated recurrent unit: two gates, and no memory apart from the hidden state.
 *
 *     r = sigmoid(W_ir·x + b_ir + W_hr·h + b_hr)
 *     z = sigmoid(W_iz·x + b_iz + W_hz·h + b_hz)
 *     n = tanh(W_in·x + b_in + r·(W_hn·h + b_hn))
 *     h′ = z·h + (1 − z)·n
 *
 * z says how much of the old state stays, r how much of it the new value n may see. `RecurrentCell` computes the sums of all
 * three, those of r first, then z and n: `fromInput` is W_i·x + b_i, `fromHidden` is W_h·h + b_h.
 *
 * The constructor is written. Write `start` and `step`.
 *
 * Example: h = 2, fromInput all 0, fromHidden 0 for r and z, and 2 for n. Then r = z = ½, n = tanh(½ · 2) = 0.7616, and
 * h′ = ½ · 2 + ½ · 0.7616 = 1.3808.
 *
 * When it passes, your file can take the engine's place: npm run chapter lstm -- --mine
 */
export class GRUCell extends RecurrentCell<HiddenState> {
  constructor(inputSize: number, hiddenSize: number, random: Random, options?: RecurrentCellOptions) {
    super(3, inputSize, hiddenSize, random, options)
  }

  /** In front of the first step: zeros, (batch, hiddenSize). `this.zeros(batch)` makes them, in the dtype of the weights. */
  start(batch: number): HiddenState {
    return todo('start')
  }

  /**
   * - fromInput, fromHidden: (batch, 3 · hiddenSize), in the order r, z, n
   * - state: before this step, { hidden }
   * - returns the next { hidden }, (batch, hiddenSize)
   */
  step(fromInput: Tensor, fromHidden: Tensor, state: HiddenState): HiddenState {
    return todo('step')
  }
}
