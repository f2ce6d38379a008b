import { todo } from '#exercises'

/**
 * The share of samples whose largest logit is at the right class. If several logits are equally large, the first of
 * them is the network's answer.
 *
 * - logits: (batch, classes); labels: (batch) class numbers
 *
 *     accuracy([[2, 0, 1], [0, 3, 1], [3, 1, 0]], [0, 1, 2])    // 2 of 3: 0.666…
 */
export function accuracy(logits: number[][], labels: number[]): number {
  return todo('confusion')
}

/**
 * How often each class was taken for each: row = the right class, column = the network's answer.
 *
 *     confusionMatrix([[2, 0, 1], [0, 3, 1], [3, 1, 0]], [0, 1, 2])    // [[1, 0, 0], [0, 1, 0], [1, 0, 0]]
 */
export function confusionMatrix(logits: number[][], labels: number[]): number[][] {
  return todo('confusion')
}

/**
 * The recall of each class: of all samples that are of this class, the share that the network found. A class without
 * samples has recall 0.
 *
 *     recall([[8, 2], [1, 3]])    // [0.8, 0.75]
 */
export function recall(confusion: number[][]): number[] {
  return todo('confusion')
}
