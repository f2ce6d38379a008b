import { crossEntropy, optim, scope, type Random, type nn, type Tensor } from 'chalkgrad'

export interface Plan {
  epochs: number
  batchSize: number
  learningRate: number
  random: Random
}

/**
 * Inputs and labels were shuffled one after the other, each in an order of its own: the second call draws another
 * permutation. From then on every sample had the label of some other one, and a new one in each epoch, so there was
 * nothing to be learned but how frequent the classes are.
 *
 * One order for both. (Two generators with the same seed would do, too, until one of them is used for something else.)
 *
 * What points at it: the weights move, and still a large network cannot learn 20 samples by heart. Then the labels do not
 * belong to the inputs. So look at one batch, as the model sees it, beside its labels.
 */
export function train(model: nn.Module, x: Tensor, y: Tensor, plan: Plan): number[] {
  const optimizer = new optim.Adam(model.parameters(), { learningRate: plan.learningRate })
  const count = x.shape[0]
  const losses: number[] = []
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const order = [...plan.random.permutation(count)]
    let sum = 0
    for (let start = 0; start < count; start += plan.batchSize) {
      const batch = order.slice(start, start + plan.batchSize)
      sum += scope(() => {
        const loss = crossEntropy(model.forward(x.indexSelect(0, batch)), y.indexSelect(0, batch))
        optimizer.zeroGrad()
        loss.backward()
        optimizer.step()
        return loss.item() * batch.length
      })
    }
    losses.push(sum / count)
  }
  return losses
}
