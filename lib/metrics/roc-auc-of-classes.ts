import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkBatch } from './accuracy.ts'
import { rocAuc } from './roc-auc.ts'

/**
 * rocAuc for several classes: the mean over the classes, each against all the rest. With
 * `average: 'weighted'` a class counts as often as it occurs. Scores may be logits or
 * probabilities; probabilities can be compared between rows, logits less.
 *
 * scores: (batch, classes), labels: (batch) int32.
 *
 * @throws ShapeError when they do not fit. @throws ArgumentError when a class does not occur,
 *   or a score is NaN.
 */
export function rocAucOfClasses(
  scores: Tensor,
  labels: Tensor,
  options: { average?: 'macro' | 'weighted' } = {},
): number {
  checkBatch('rocAucOfClasses', scores, labels)
  checkOptions('rocAucOfClasses', options, { average: ['macro', 'weighted'] })
  const { average = 'macro' } = options
  let [sum, weights] = [0, 0]
  for (let c = 0; c < scores.shape[1]; c++) {
    const own = labels.equal(c)
    const count = own.sum().item()
    if (count === 0 || count === labels.size)
      throw new ArgumentError(
        `rocAucOfClasses: class ${c} has ${count} of the ${labels.size} samples: a class against the rest needs samples of both`,
      )
    const weight = average === 'weighted' ? count : 1
    sum += weight * rocAuc(scores.select(1, c), own)
    weights += weight
  }
  return sum / weights
}
