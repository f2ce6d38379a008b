import { contiguousLayout } from '../shape/layout.ts'
import { keep } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'

/** A tensor that is learned: it requires a gradient, outlives every scope, and is found by Module. Takes over the memory of `initial`. */
export class Parameter extends Tensor {
  constructor(initial: Tensor) {
    const own = initial.detach().clone()
    super(keep(own).storage, contiguousLayout(own.shape), true)
  }
}
