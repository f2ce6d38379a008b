import { todo } from '#exercises'

/**
 * A confusion matrix: counts[i][j] is how often class i was taken for class j. Row = the right class, column = the answer.
 */
export type Counts = number[][]

/**
 * For each class: of the samples that were taken for it, the share that belongs to it. 0 when nothing was taken for it.
 *
 * Example: [[8, 2], [1, 3]]: class 0 was answered 9 times, 8 of them rightly, class 1 5 times, 3 of them rightly:
 * [8/9, 3/5].
 */
export function precision(counts: Counts): number[] {
  return todo('precision')
}

/**
 * For each class: of the samples that belong to it, the share that was found. 0 when no sample belongs to it.
 *
 * Example: [[8, 2], [1, 3]]: [8/10, 3/4].
 */
export function recall(counts: Counts): number[] {
  return todo('recall')
}

/**
 * For each class the harmonic mean of precision p and recall r, 2pr / (p + r): high only when both are. 0 when both are 0.
 *
 * Example: [[8, 2], [1, 3]]: [16/19, 2/3].
 */
export function f1(counts: Counts): number[] {
  return todo('f1')
}

/** The mean of f1 over the classes: a class of three samples counts as much as one of a thousand. */
export function macroF1(counts: Counts): number {
  return todo('macroF1')
}

/** The mean of f1 over the samples: each class counts by the number of samples that belong to it. */
export function weightedF1(counts: Counts): number {
  return todo('weightedF1')
}
