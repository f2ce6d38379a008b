import { todo } from '#exercises'
import { Batches, crossEntropy, optim, type Random, type nn, type Tensor } from 'chalkgrad'

export interface Plan {
  epochs: number
  batchSize: number
  learningRate: number
  /** Draws the order of the samples. */
  random: Random
}

/**
 * A whole training run, complete and broken: there is one mistake in it.
 *
 *     epoch 1  loss 1.7361
 *     epoch 2  loss 1.7361
 *     epoch 3  loss 1.7361
 *
 * No error, no NaN, and the same number to the last digit, whatever the learning rate. Find out why, and repair it here:
 * each batch is to be one step of gradient descent, along the gradient of that batch alone.
 *
 * Delete the line with `todo`, then `npm test -- frozen-run` shows what the run does.
 *
 * - x: (samples, features), y: (samples) int32
 * - returns the mean loss of each epoch
 */
export function train(model: nn.Module, x: Tensor, y: Tensor, plan: Plan): number[] {
  void todo('frozen-run') // delete this line
  const optimizer = new optim.SGD(model.parameters(), { learningRate: plan.learningRate })
  const batches = new Batches(x, y, { batchSize: plan.batchSize, shuffle: plan.random })
  const losses: number[] = []
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    let sum = 0
    for (const batch of batches) {
      const loss = crossEntropy(model.forward(batch.x), batch.y)
      loss.backward()
      for (const parameter of model.parameters()) parameter.grad?.fill_(0)
      optimizer.step()
      sum += loss.item() * batch.y.size
    }
    losses.push(sum / batches.samples)
  }
  return losses
}
