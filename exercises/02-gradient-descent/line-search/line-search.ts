import { todo } from '#exercises'

/** Gives all slopes at a point: one for each parameter. */
export type Gradient = (at: number[]) => number[]

/**
 * Finds a learning rate by trying: `rate`, half of it, a quarter, … and returns the first one that pays.
 *
 * A step of length η · slopes would lower f by η · |slopes|² if f went on as a straight line; |slopes|² is the sum of the
 * squared slopes. A rate pays if f falls by at least half of that. A value that is NaN never pays. Try at most 30 rates;
 * if none pays, return 0.
 *
 * Example: f = 10 x² at x = 1 has the slope 20. From 1 the rates 1, ½, ¼, … are tried, and the first that pays is 1/32.
 *
 *     backtrack(([x]) => 10 * x * x, ([x]) => [20 * x], [1], 1)    // 0.03125
 */
export function backtrack(f: (at: number[]) => number, gradient: Gradient, at: number[], rate: number): number {
  return todo('backtrack')
}

/**
 * Gradient descent that chooses its own learning rate: in each step by `backtrack`, starting from twice the rate of the
 * step before (from 1 in the first step). Stops after `steps` steps, or earlier when the rate is 0. Returns the last point.
 */
export function minimize(f: (at: number[]) => number, gradient: Gradient, start: number[], steps: number): number[] {
  return todo('minimize')
}
