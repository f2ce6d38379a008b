// Nothing is repaired: dropout acts while measuring.
import { accuracy, crossEntropy, type Batches, type nn, type optim } from 'chalkgrad'

/**
 * The share of the samples that the model gets right.
 *
 * Two measurements with no step between them must give the same number, and looking must not change how the model goes on:
 * it is handed back as it came.
 */
export function measure(model: nn.Module, data: Batches): number {
  let right = 0
  for (const { x, y } of data) right += accuracy(model.forward(x), y) * y.size
  return right / data.samples
}

/**
 * A whole training run, complete and broken: there is one mistake in this file. The model has a dropout layer, which is to
 * act in training, and only there.
 *
 *     measure(model, test)    // 0.854
 *     measure(model, test)    // 0.708
 *     measure(model, test)    // 0.667
 *
 * The same model, the same samples, no step between, and three different accuracies. Find out why, and repair it here.
 *
 * Delete the line with `todo`, then `npm test -- restless-score` shows what the run does.
 *
 * - returns the accuracy on the test data after each epoch
 */
export function train(
  model: nn.Module,
  optimizer: optim.Optimizer,
  data: Batches,
  test: Batches,
  epochs: number,
): number[] {
  const scores: number[] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { x, y } of data) {
      optimizer.zeroGrad()
      crossEntropy(model.forward(x), y).backward()
      optimizer.step()
    }
    scores.push(measure(model, test))
  }
  return scores
}
