import { todo } from '#exercises'

/**
 * What an operation knows when it has run: its value, and its local
 * derivative at the same point.
 */
export type Local = [value: number, derivative: number]

/** √x for x > 0. Example: squareRoot(4) is [2, 0.25]. */
export function squareRoot(x: number): Local {
  return todo('local-derivatives')
}

/**
 * softplus(x) = log(1 + eˣ): a relu without the corner. Its derivative is a
 * function that you meet below, in silu. It must work for x = 800 too, where
 * eˣ is too large for a float64.
 *
 * Example: softplus(0) is [0.6931…, 0.5].
 */
export function softplus(x: number): Local {
  return todo('local-derivatives')
}

/**
 * silu(x) = x · σ(x) with σ(x) = 1 / (1 + e⁻ˣ). Example: silu(0) is [0,
 * 0.5].
 */
export function silu(x: number): Local {
  return todo('local-derivatives')
}
