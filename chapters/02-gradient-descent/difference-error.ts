import { tensor, type Dtype } from 'chalkgrad'

type Difference = (f: (x: number) => number, x: number, epsilon: number) => number

/**
 * How far a difference of eˣ at x = 1 is from the true slope, which is e, when eˣ is
 * computed in a given dtype.
 */
export function differenceError(
  difference: Difference,
  dtype: Dtype,
  epsilon: number,
): number {
  const exp = (x: number): number => tensor(x, { dtype }).exp().item()
  return Math.abs(difference(exp, 1, epsilon) - Math.E)
}
