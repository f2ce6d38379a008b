import type { StepName } from '../ops/fused-recurrent.ts'
import type { Random } from '../random/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import {
  RecurrentCell,
  type HiddenState,
  type RecurrentCellOptions,
} from './recurrent-cell.ts'

/**
 * Gated recurrent unit (Cho and others, 2014): one gate z says how much of what was carried stays,
 * another, r, how much of it the new value n may see:
 *
 * h′ = z·h + (1 − z)·n, with n = tanh(W_in·x + b_in + r·(W_hn·h + b_hn)).
 *
 * The rows of the weights are those of r, then z and n. (The paper multiplies h by r in front of
 * W_hn, not behind it; PyTorch and cuDNN do it this way, for one product less.)
 */
export class GRUCell extends RecurrentCell<HiddenState> {
  static readonly fused: StepName = 'gruStep'

  constructor(
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options?: RecurrentCellOptions,
  ) {
    super(3, inputSize, hiddenSize, random, options)
  }

  start(batch: number): HiddenState {
    return { hidden: this.zeros(batch) }
  }

  step(fromInput: Tensor, fromHidden: Tensor, { hidden }: HiddenState): HiddenState {
    const [xr, xz, xn] = fromInput.chunk(3, 1)
    const [hr, hz, hn] = fromHidden.chunk(3, 1)
    const [r, z] = [xr.add(hr).sigmoid(), xz.add(hz).sigmoid()]
    const n = xn.add(r.mul(hn)).tanh()
    return { hidden: n.add(z.mul(hidden.sub(n))) }
  }
}
