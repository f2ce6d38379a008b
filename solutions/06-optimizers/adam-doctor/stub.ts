import { todo } from '#exercises'

/**
 * What may be wrong with an Adam (beta1 0.9, beta2 0.999, ε 1e-8):
 *
 * - 'none'           nothing
 * - 'no-correction'  m and v are used as they are, without the divisions by 1 − βᵗ
 * - 'difference'     m ← β₁·m + (1 − β₁)·(g − m), with the correction
 * - 'no-root'        divides by v̂ + ε, not by √v̂ + ε
 * - 'sum'            v ← v + g², as in Adagrad, without a correction of v
 */
export type Mistake = 'none' | 'no-correction' | 'difference' | 'no-root' | 'sum'

/**
 * Finds the mistake of an Adam from its steps alone. Its parameter felt the same slope in every step.
 *
 * - slope: that slope, above 0 and not near 1
 * - lengths: how far the parameter moved in step 1, 2, 3, …, divided by the learning rate; 5 numbers or more, right
 *   to six digits
 *
 * Example: diagnose(4, [1, 1, 1, 1, 1]) is 'none'.
 */
export function diagnose(slope: number, lengths: number[]): Mistake {
  return todo('adam-doctor')
}
