import { Batches, crossEntropy, nn, noGrad, Normalizer, optim, type Random, type Tensor } from 'chalkgrad'

export interface Trained {
  /** The mean loss of each epoch. */
  losses: number[]
  /** x: (batch, features) → the class of each */
  predict(x: Tensor): number[]
}

/**
 * `predict` measured a new mean and a new deviation on whatever it was asked about. For a large test set they come out as
 * in training, so nothing shows. For one sample the mean is that sample, and x − mean is 0 in every column: all samples
 * look the same to the network. For a test set of another mix they are wrong without anybody seeing it.
 *
 * Mean and deviation belong to the model, as its weights do: they are measured once, on the training part, and then used
 * for all that comes.
 */
export function train(x: Tensor, y: Tensor, classes: number, random: Random): Trained {
  const normalizer = Normalizer.fit(x)
  const model = new nn.Sequential(
    new nn.Linear(x.shape[1], 16, random),
    new nn.ReLU(),
    new nn.Linear(16, classes, random),
  )
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
  const batches = new Batches(normalizer.apply(x), y, { batchSize: 16, shuffle: random })
  const losses: number[] = []
  for (let epoch = 0; epoch < 15; epoch++) {
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
  return {
    losses,
    predict: (asked) => noGrad(() => [...model.forward(normalizer.apply(asked)).argmax(1).data()]),
  }
}
