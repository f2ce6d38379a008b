import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkList } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { textTable } from '../text-table.ts'
import { confusionMatrix } from './confusion-matrix.ts'

/** How well one class is found, or a mean over classes. All but support are in 0 … 1. */
export interface ClassScores {
  /** Of the samples that were taken for this class, the share that is. 0 when none was. */
  precision: number
  /** Of the samples of this class, the share that was found. 0 when there is none. */
  recall: number
  /** The harmonic mean of both: high only when both are. */
  f1: number
  /** How many samples the class has. */
  support: number
}

/** Precision, recall and F1 of each class, and their means. */
export class ClassificationReport {
  readonly classes: readonly (ClassScores & { name: string })[]
  readonly accuracy: number
  /** Every class counts the same: a rare class that is never found shows here. */
  readonly macro: ClassScores
  /** Every sample counts the same. */
  readonly weighted: ClassScores

  /**
   * counts: (classes, classes), row = the right class, column = the predicted one, as
   * confusionMatrix gives.
   */
  constructor(counts: Tensor, names?: readonly string[]) {
    checkArgument('ClassificationReport', 'counts', counts, Tensor)
    if (names !== undefined) checkList('ClassificationReport', 'names', names, 'string')
    if (counts.rank !== 2 || counts.shape[0] !== counts.shape[1])
      throw new ShapeError(
        `ClassificationReport: counts are (classes, classes), got ${formatShape(counts.shape)}`,
      )
    const n = counts.shape[0]
    if (names !== undefined && names.length !== n)
      throw new ArgumentError(
        `ClassificationReport: ${names.length} names for ${n} classes`,
      )
    const of = Int32Array.from(counts.data())
    const total = of.reduce((sum, count) => sum + count, 0)
    const places = Array.from({ length: n }, (_, c) => c)
    this.classes = places.map((c) => {
      const right = of[c * n + c]
      const support = places.reduce((sum, predicted) => sum + of[c * n + predicted], 0)
      const predicted = places.reduce((sum, label) => sum + of[label * n + c], 0)
      const precision = predicted === 0 ? 0 : right / predicted
      const recall = support === 0 ? 0 : right / support
      const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
      return { name: names?.[c] ?? String(c), precision, recall, f1, support }
    })
    this.accuracy = places.reduce((sum, c) => sum + of[c * n + c], 0) / total
    const mean = (weight: (scores: ClassScores) => number): ClassScores => {
      const of = (key: 'precision' | 'recall' | 'f1'): number =>
        this.classes.reduce((sum, scores) => sum + weight(scores) * scores[key], 0)
      return {
        precision: of('precision'),
        recall: of('recall'),
        f1: of('f1'),
        support: total,
      }
    }
    this.macro = mean(() => 1 / n)
    this.weighted = mean(({ support }) => support / total)
  }

  toString(): string {
    const line = (
      name: string,
      { precision, recall, f1, support }: ClassScores,
    ): string[] => [
      name,
      ...[precision, recall, f1].map((score) => score.toFixed(3)),
      String(support),
    ]
    const rows = [
      ['', 'precision', 'recall', 'f1', 'support'],
      ...this.classes.map((scores) => line(scores.name, scores)),
      line('mean over classes', this.macro),
      line('mean over samples', this.weighted),
      ['accuracy', '', '', this.accuracy.toFixed(3), String(this.macro.support)],
    ]
    return textTable(rows, { isRight: (column) => column > 0 }).join('\n')
  }
}

/**
 * Accuracy alone hides a class that is never found. logits: (batch, classes), labels:
 * (batch) int32.
 *
 * @throws ShapeError as confusionMatrix. @throws ArgumentError unless there is a name for
 *   each class.
 */
export function classificationReport(
  logits: Tensor,
  labels: Tensor,
  names?: readonly string[],
): ClassificationReport {
  return new ClassificationReport(confusionMatrix(logits, labels), names)
}
