import { todo } from '#exercises'

/**
 * The slope of f at x, measured over the distance from x − ε to x + ε.
 *
 * Example:
 *
 *     centralDifference((x) => x * x * x, 2, 0.1)    // 12.01, while the true slope is 12
 */
export function centralDifference(f: (x: number) => number, x: number, epsilon: number): number {
  return todo('centralDifference')
}

/**
 * The gradient of a function of several numbers: for each of them its central difference, while the others are held
 * still. `at` belongs to the caller and must be unchanged afterwards.
 *
 * Example:
 *
 *     numericGradient(([w, b]) => w * w * b, [3, 2], 1e-5)    // about [12, 9]
 */
export function numericGradient(f: (at: number[]) => number, at: number[], epsilon: number): number[] {
  return todo('numericGradient')
}
