import { checkArgument } from '../options.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { type Dtype } from '../storage/dtype.ts'
import { keep } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * A tensor that is learned: it starts as a copy of `initial`, requires a gradient, outlives
 * every scope, and is found by Module.
 */
export class Parameter extends Tensor {
  constructor(initial: Tensor, dtype?: Dtype) {
    checkArgument(new.target.name, 'its first numbers', initial, Tensor)
    const own = initial
      .detach()
      .cast(dtype ?? initial.dtype)
      .clone()
    super(keep(own).storage, contiguousLayout(own.shape), true)
  }
}
