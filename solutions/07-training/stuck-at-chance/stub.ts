import { todo } from '#exercises'
import { crossEntropy, optim, scope, type Random, type nn, type Tensor } from 'chalkgrad'

export interface Plan {
  epochs: number
  batchSize: number
  learningRate: number
  random: Random
}

/** The same rows in a new order. x: (samples, …) */
function shuffled(x: Tensor, random: Random): Tensor {
  return x.indexSelect(0, [...random.permutation(x.shape[0])])
}

/**
 * A whole training run, complete and broken: there is one mistake in it. Five classes, 20 samples, a network large enough
 * to know them by heart:
 *
 *     epoch  1  loss 1.6545
 *     epoch 10  loss 1.6921
 *     epoch 20  loss 1.6219
 *
 * The weights do move, and the loss stays around ln 5 = 1.6094, that of a network that knows nothing but that there are
 * five classes. Find out why, and repair it here: every epoch shows every sample once, in a new order.
 *
 * Delete the line with `todo`, then `npm test -- stuck-at-chance` shows what the run does.
 *
 * - x: (samples, features), y: (samples) int32
 * - returns the mean loss of each epoch
 */
export function train(model: nn.Module, x: Tensor, y: Tensor, plan: Plan): number[] {
  void todo('stuck-at-chance') // delete this line
  const optimizer = new optim.Adam(model.parameters(), { learningRate: plan.learningRate })
  const count = x.shape[0]
  const losses: number[] = []
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const inputs = shuffled(x, plan.random)
    const labels = shuffled(y, plan.random)
    let sum = 0
    for (let start = 0; start < count; start += plan.batchSize) {
      const stop = Math.min(start + plan.batchSize, count)
      sum += scope(() => {
        const loss = crossEntropy(model.forward(inputs.slice(0, start, stop)), labels.slice(0, start, stop))
        optimizer.zeroGrad()
        loss.backward()
        optimizer.step()
        return loss.item() * (stop - start)
      })
    }
    losses.push(sum / count)
  }
  return losses
}
