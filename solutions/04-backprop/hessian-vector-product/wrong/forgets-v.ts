// Forgets v: the sums of the rows of the Hessian.
import { grad } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

export function hessianVectorProduct(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): Tensor {
  const [g] = grad(f(x), [x], { createGraph: true })
  const [rows] = grad(g.sum(), [x])
  return rows
}
