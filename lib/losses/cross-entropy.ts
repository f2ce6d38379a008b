import { ArgumentError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkWeight, classKinds, negativeLogLikelihood, type ClassOptions } from './nll.ts'
import { reduceLoss } from './reduction.ts'
import { checkDistributions, weighted } from './targets.ts'

/**
 * How surprised the network is by the right class: −ln softmax(logits)[label].
 *
 * logits: (…, classes), before any softmax, such as (batch, classes) or (batch, time,
 * classes). labels: (…) int32 class numbers, or (…, classes) probabilities, such as one-hot
 * rows.
 *
 * @throws ShapeError or DtypeError when they do not fit. @throws ArgumentError for a label
 *   outside the classes, for a row that does not add up to 1, and for a single class.
 */
export function crossEntropy(
  logits: Tensor,
  labels: Tensor,
  options?: ClassOptions,
): Tensor {
  checkArgument('crossEntropy', 'logits', logits, Tensor)
  checkArgument('crossEntropy', 'labels', labels, Tensor)
  if (logits.shape[logits.rank - 1] === 1) throw oneClass(logits)
  const logProbabilities = logits.logSoftmax(-1)
  if (sameShape(labels.shape, logits.shape))
    return betweenDistributions(logProbabilities, labels, options)
  return negativeLogLikelihood('crossEntropy', 'logits', logProbabilities, labels, options)
}

/** −Σ p·ln q over the classes; with weights, each class counts as much as its own. */
function betweenDistributions(
  logProbabilities: Tensor,
  shares: Tensor,
  options: ClassOptions = {},
): Tensor {
  checkOptions('crossEntropy', options, classKinds)
  const { weight, ignoreIndex, reduction } = options
  if (ignoreIndex !== undefined)
    throw new ArgumentError(
      `crossEntropy: ignoreIndex is for class numbers, and these labels ${formatShape(shares.shape)} are probabilities: there is no number to ignore`,
    )
  checkDistributions('crossEntropy', shares, logProbabilities.dtype)
  const classes = shares.shape[shares.rank - 1]
  const counts = weight ? shares.mul(checkWeight('crossEntropy', weight, classes)) : shares
  return reduceLoss(weighted(counts, logProbabilities).sum(-1).neg(), { reduction })
}

/** The only class has probability 1: the loss is 0, and so is its gradient, for ever. */
function oneClass({ shape }: Tensor): ArgumentError {
  return new ArgumentError(
    `crossEntropy: logits ${formatShape(shape)} have one column, which is one class, and nothing could be learned. For yes or no, use bceWithLogits`,
  )
}
