import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { record } from 'chalkgrad/autograd/record'
import { matmul as product } from 'chalkgrad/ops/matmul'

/*
 * The two gradients of the matrix product C = A·B, on the engine's own tensors: a solved file can take the place of
 * lib/ops/matmul.ts.
 *
 * - a: (…, m, k), b: (…, k, n), g = ∂loss/∂C: (…, m, n). The axes in front are a batch, and they broadcast: a may be
 *   (m, k) while b is (batch, k, n). Then a was used for every matrix of the batch.
 * - Write both rules in tensor operations, so that they can be differentiated again: matmul, transpose() (which swaps
 *   the last two axes), and sumTo(shape), which sums over what was broadcast.
 *
 * Example: A = [[1, 2]], B = [[3], [4]], so C = [[11]]. With g = [[10]], the gradient of A is [[30, 40]] and that of B
 * is [[10], [20]].
 */

/** ∂loss/∂A, of the shape of a. */
export function gradientOfA(g: Tensor, a: Tensor, b: Tensor): Tensor {
  return todo('matmul-backward')
}

/** ∂loss/∂B, of the shape of b. */
export function gradientOfB(g: Tensor, a: Tensor, b: Tensor): Tensor {
  return todo('matmul-backward')
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
