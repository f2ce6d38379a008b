// Does not record the first walk, so that there is nothing to walk back through.
import { grad } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

export function hessianVectorProduct(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): Tensor {
  const [g] = grad(f(x), [x])
  const [product] = grad(g.mul(v).sum(), [x])
  return product
}
