import { where } from '../ops/where.ts'
import { ones } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Dropout } from './dropout.ts'

/**
 * Drops whole channels: neighbors in a picture are much alike, so a single cell that is
 * dropped is still known from those beside it (Tompson et al., 2015).
 */
export class Dropout2d extends Dropout {
  /** x: (batch, channels, …) → the same shape. */
  override forward(x: Tensor): Tensor {
    const perChannel = x.shape.map((size, axis) => (axis < 2 ? size : 1))
    const kept = super.forward(ones(perChannel, { dtype: x.dtype }))
    return this.training ? where(kept, x.mul(kept), 0) : x
  }
}
