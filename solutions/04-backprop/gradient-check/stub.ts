import { todo } from '#exercises'

/**
 * The gradient of `f` at `x` from values alone, by central differences: element i is
 * (f(x with x[i] + ε) − f(x with x[i] − ε)) / 2ε.
 *
 * - x stays as it was
 *
 * Example: f = ([a, b]) => a * a * b at [3, 2] gives about [12, 9].
 */
export function numericGradient(f: (x: number[]) => number, x: number[], epsilon = 1e-5): number[] {
  return todo('gradient-check')
}

/**
 * The first element in which `gradient` differs from the numeric gradient of `f` at `x`, or −1 when all agree.
 *
 * Two numbers agree when their distance is at most `tolerance` times the larger of 1, |got| and |expected|: absolute for
 * small gradients, relative for large ones. NaN and infinities agree with nothing.
 *
 * Example: for the f above and the gradient [12, 4.5], the answer is 1.
 */
export function firstMistake(f: (x: number[]) => number, gradient: number[], x: number[], tolerance = 1e-6): number {
  return todo('gradient-check')
}
