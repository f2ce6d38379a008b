import { todo } from '#exercises'
import { crossEntropy, optim, schedules, type Batches, type nn } from 'chalkgrad'

export interface Plan {
  epochs: number
  /** The largest rate: after the warm-up, a tenth of all steps, a cosine leads from there to 0. */
  learningRate: number
  /** No step uses a gradient that is longer. */
  maxNorm: number
}

/**
 * A whole training run, complete and broken: there are two mistakes in it, one behind the other. It is to warm the learning
 * rate up, let it fall along a cosine, and clip every gradient.
 *
 *     epoch 1  loss 1.3379
 *     epoch 4  loss 0.4938
 *     epoch 6  loss 0.4196
 *
 * The loss falls, but slowly: below 0.1 is easy here. With the first mistake repaired, the second shows:
 *
 *     epoch 1  loss 1.5031
 *     epoch 4  loss 1.1155
 *     epoch 6  loss 1.1027, as good as a guess among three classes
 *
 * Find both, and repair them here, without another rate or another maxNorm. What does each step really use? Two numbers
 * say it: the optimizer's learningRate and the length of the gradient, right before `step`.
 *
 * Delete the line with `todo`, then `npm test -- two-bugs` shows what the run does.
 *
 * - optimizer: has the parameters of the model
 * - returns the mean loss of each epoch
 */
export function train(model: nn.Module, optimizer: optim.Optimizer, batches: Batches, plan: Plan): number[] {
  void todo('two-bugs') // delete this line
  const { epochs, learningRate, maxNorm } = plan
  const steps = epochs * batches.length
  const climb = Math.round(steps / 10)
  const rate = schedules.warmup(climb, schedules.cosine({ learningRate, steps: steps - climb }))
  const losses: number[] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    optimizer.learningRate = rate(epoch)
    let sum = 0
    for (const { x, y } of batches) {
      const loss = crossEntropy(model.forward(x), y)
      optimizer.zeroGrad()
      optim.clipGradNorm(model.parameters(), maxNorm)
      loss.backward()
      optimizer.step()
      sum += loss.item() * y.size
    }
    losses.push(sum / batches.samples)
  }
  return losses
}
