import { todo } from '#exercises'
import type { LossOptions, Tensor } from 'chalkgrad'
import { ShapeError } from 'chalkgrad/errors'
import { reduceLoss } from 'chalkgrad/losses/reduction'

/**
 * The cross-entropy of a batch: for each row, −ln of the probability that softmax gives to the right class. Write it with
 * the methods of tensors, and the gradient comes by itself. It has to stay finite for logits of any size.
 *
 * - logits: (batch, classes), straight from the last layer, before any softmax
 * - labels: (batch) class numbers, int32; or (batch, classes) probabilities, such as one-hot rows
 * - options: pass the losses of the rows, (batch), through `reduceLoss(losses, options)`: it takes their mean, or what
 *   the options ask for
 * - throws a ShapeError when the labels have neither of the two shapes
 *
 * Useful: `logSoftmax`, `gather(axis, index)` with an index of the same rank, `unsqueeze`, `squeeze`.
 *
 * Example: crossEntropy of logits [[2, 1, 0]] with label 2 is 2.4076.
 *
 * When it passes, your file can take the engine's place: npm run chapter layers-and-losses -- --mine
 */
export function crossEntropy(logits: Tensor, labels: Tensor, options?: LossOptions): Tensor {
  return todo('cross-entropy')
}
