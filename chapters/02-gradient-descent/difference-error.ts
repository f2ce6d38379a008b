import { tensor, type Dtype } from 'chalkgrad'

type Difference = (f: (x: number) => number, x: number, epsilon: number) => number

/** How far a difference of eˣ at x = 1 is from the true slope, which is e, when eˣ is computed in a given dtype. */
export function differenceError(difference: Difference, dtype: Dtype, epsilon: number): number {
  const exp = (x: number): number => tensor(x, { dtype }).exp().item()
  return Math.abs(difference(exp, 1, epsilon) - Math.E)
}

/** Half powers of ten from 10⁻¹ down: 10^−1, 10^−1.5, …, 10^−12. */
export const exponents = Array.from({ length: 23 }, (_, i) => -1 - i / 2)
