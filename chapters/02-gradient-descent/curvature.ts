import type { Tensor } from 'chalkgrad'

/** How strongly a loss bends where it bends most and where it bends least. */
export interface Curvature {
  largest: number
  smallest: number
}

/**
 * The curvatures of the mean squared error of a line: the eigenvalues of its Hessian, 2 ·
 * [[mean x², mean x], [mean x, 1]]. Only x matters. x: (n)
 */
export function curvature(x: Tensor): Curvature {
  const a = 2 * x.square().mean().item()
  const c = 2 * x.mean().item()
  const middle = (a + 2) / 2
  const half = Math.hypot((a - 2) / 2, c)
  return { largest: middle + half, smallest: middle - half }
}

/** Below this learning rate descent converges, above it diverges. */
export function largestStableRate({ largest }: Curvature): number {
  return 2 / largest
}

/** The learning rate at which the slower direction is as fast as it can be. */
export function bestRate({ largest, smallest }: Curvature): number {
  return 2 / (largest + smallest)
}
