// Multiplies the gradient with v: a first derivative.
import { grad } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

export function hessianVectorProduct(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): Tensor {
  const [g] = grad(f(x), [x])
  return g.mul(v)
}
