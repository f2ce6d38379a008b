import type { Tensor } from 'chalkgrad'
import { record } from 'chalkgrad/autograd/record'
import { matmul as product } from 'chalkgrad/ops/matmul'

/** ∂loss/∂A, of the shape of a. */
export function gradientOfA(g: Tensor, a: Tensor, b: Tensor): Tensor {
  // (…, m, n) × (…, n, k) → (…, m, k): Σⱼ G[i, j] · B[p, j], every output in whose sum A[i, p] stood.
  // A batch that shares a used it once for each of its matrices, and gradients of several uses add up.
  return g.matmul(b.transpose()).sumTo(a.shape)
}

/** ∂loss/∂B, of the shape of b. */
export function gradientOfB(g: Tensor, a: Tensor, b: Tensor): Tensor {
  // (…, k, m) × (…, m, n) → (…, k, n): Σᵢ A[i, p] · G[i, j].
  return a.transpose().matmul(g).sumTo(b.shape)
}

/** The engine's product, which is given, with your two rules. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  // A vector is a row on the left and a column on the right: its extra axis comes and goes as a recorded operation.
  if (a.rank === 1) return matmul(a.unsqueeze(0), b).squeeze(b.rank === 1 ? 0 : -2)
  if (b.rank === 1) return matmul(a, b.unsqueeze(1)).squeeze(-1)
  // detach: the engine's own rules stay out of it.
  const c = product(a.detach(), b.detach())
  return record('matmul', c, [a, b], [(g) => gradientOfA(g, a, b), (g) => gradientOfB(g, a, b)])
}
