import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'

/**
 * The product of the Hessian of `f` at `x` with a vector, without the Hessian.
 *
 * The Hessian H[i, j] = ∂²f/∂x[i]∂x[j] of a function of a million numbers has 10¹² entries. Its product with one vector
 * v needs two walks: backward through f, and backward through the first walk.
 *
 * - f: takes x, returns a tensor with one number; not a linear function
 * - x: a leaf that requires a gradient, any shape
 * - v: of the shape of x, does not require a gradient
 * - returns H·v, of the shape of x; `x.grad` is not touched
 *
 * From the engine you need `grad(output, [x], { createGraph: true })`, which returns the gradients as a list.
 *
 * Example: f = a²b at [a, b] = [3, 2] has H = [[2b, 2a], [2a, 0]] = [[4, 6], [6, 0]], so for v = [1, 10] the product is
 * [64, 6].
 */
export function hessianVectorProduct(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): Tensor {
  return todo('hessian-vector-product')
}
