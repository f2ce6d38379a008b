import { todo } from '#exercises'

/**
 * How much a matrix can stretch a vector: the largest |M·v| / |v| over all v that are not 0, its largest singular value. One step
 * back through time multiplies the gradient by a matrix, so no gradient grows by more than this in a step.
 *
 * Find it by power iteration: begin with some vector v, and again and again multiply it by M and then by the transposed Mᵀ, and
 * make its length 1. The direction that is stretched most wins. Then |M·v| is the answer, to six digits.
 *
 * - matrix: rows of equal length, at least 1 × 1, not only square ones; it stays as it is
 * - the answer of a matrix of zeros is 0
 * - a v that stands at a right angle to the direction that wins would never find it. Take one without a pattern: no simple
 *   direction such as (1, 0, 0) or (1, 1, 1)
 *
 * Example: [[3, 4]] stretches (0.6, 0.8) to 5, and nothing by more. [[0, 2], [0, 0]] can stretch by 2.
 */
export function largestStretch(matrix: readonly (readonly number[])[]): number {
  return todo('largest-stretch')
}
