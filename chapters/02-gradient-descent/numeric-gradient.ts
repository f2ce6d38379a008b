import type { Line } from './line.ts'

/** The slope of f at x, from x to x + ε. The error is proportional to ε. */
export function forwardDifference(
  f: (x: number) => number,
  x: number,
  epsilon: number,
): number {
  return (f(x + epsilon) - f(x)) / epsilon
}

/** The slope of f at x, from x − ε to x + ε. The error is proportional to ε². */
export function centralDifference(
  f: (x: number) => number,
  x: number,
  epsilon: number,
): number {
  return (f(x + epsilon) - f(x - epsilon)) / (2 * epsilon)
}

/** Both partial derivatives: one parameter is nudged, the other held still. */
export function numericGradient(
  loss: (line: Line) => number,
  { w, b }: Line,
  epsilon = 1e-6,
): Line {
  return {
    w: centralDifference((nudged) => loss({ w: nudged, b }), w, epsilon),
    b: centralDifference((nudged) => loss({ w, b: nudged }), b, epsilon),
  }
}
