import { grad } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

/**
 * The gradient of Σⱼ g[j]·v[j] for x[i] is Σⱼ v[j] · ∂g[j]/∂x[i] = Σⱼ H[j, i] · v[j], and H is symmetric: (H·v)[i].
 * Both walks cost as much as a gradient, whatever the size of x (Pearlmutter, 1994).
 */
export function hessianVectorProduct(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): Tensor {
  // createGraph: the first walk is recorded like any other computation.
  const [g] = grad(f(x), [x], { createGraph: true })
  const [product] = grad(g.mul(v).sum(), [x])
  return product
}
