import type { Random, Tensor } from 'chalkgrad'
import { RecurrentCell, type HiddenState, type RecurrentCellOptions } from 'chalkgrad/nn/recurrent-cell'

export class GRUCell extends RecurrentCell<HiddenState> {
  constructor(inputSize: number, hiddenSize: number, random: Random, options?: RecurrentCellOptions) {
    super(3, inputSize, hiddenSize, random, options)
  }

  start(batch: number): HiddenState {
    return { hidden: this.zeros(batch) }
  }

  /**
   * For n the two sums must be kept apart: r stands in front of one of them, its bias b_hn included. That is why this cell has
   * two biases that are not one.
   */
  step(fromInput: Tensor, fromHidden: Tensor, state: HiddenState): HiddenState {
    const [xr, xz, xn] = fromInput.chunk(3, 1)
    const [hr, hz, hn] = fromHidden.chunk(3, 1)
    const r = xr.add(hr).sigmoid()
    const z = xz.add(hz).sigmoid()
    const n = xn.add(r.mul(hn)).tanh()
    // z·h + (1 − z)·n, from n on the way to h
    return { hidden: n.add(z.mul(state.hidden.sub(n))) }
  }
}
