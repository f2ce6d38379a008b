import { Batches, crossEntropy, optim, type Random, type nn, type Tensor } from 'chalkgrad'

export interface Plan {
  epochs: number
  batchSize: number
  learningRate: number
  /** Draws the order of the samples. */
  random: Random
}

/**
 * `zeroGrad` stood between `backward` and `step`: the gradients were computed, then thrown away, and `step` passes over
 * parameters that have none. The weights never moved, so the loss could not.
 *
 * The order is: forget, compute, use. Forgetting must come before `backward` in every turn, since `backward` adds to what
 * is there. (After `step` is as good: then the next turn starts clean.)
 *
 * What points at it: a loss that is exactly the same is no matter of the learning rate. Compare a weight before and after
 * one step: it has not moved. So look at its gradient right before `step`: there is none.
 */
export function train(model: nn.Module, x: Tensor, y: Tensor, plan: Plan): number[] {
  const optimizer = new optim.SGD(model.parameters(), { learningRate: plan.learningRate })
  const batches = new Batches(x, y, { batchSize: plan.batchSize, shuffle: plan.random })
  const losses: number[] = []
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    let sum = 0
    for (const batch of batches) {
      const loss = crossEntropy(model.forward(batch.x), batch.y)
      optimizer.zeroGrad()
      loss.backward()
      optimizer.step()
      sum += loss.item() * batch.y.size
    }
    losses.push(sum / batches.samples)
  }
  return losses
}
