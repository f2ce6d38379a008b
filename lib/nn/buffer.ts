import { checkArgument } from '../options.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { keep } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * A tensor that belongs to a module and is not learned, such as the running mean of batch
 * norm. It starts as a copy of `initial`, outlives every scope, is found by Module, and
 * stands in the state beside the parameters. Change it in place, as with
 * `this.runningMean.mul_(0.9)`.
 */
export class Buffer extends Tensor {
  constructor(initial: Tensor) {
    checkArgument(new.target.name, 'its first numbers', initial, Tensor)
    const own = initial.detach().clone()
    super(keep(own).storage, contiguousLayout(own.shape))
  }
}
