import { todo } from '#exercises'
import { Batches, crossEntropy, nn, noGrad, Normalizer, optim, type Random, type Tensor } from 'chalkgrad'

export interface Trained {
  /** The mean loss of each epoch. */
  losses: number[]
  /** x: (batch, features) → the class of each */
  predict(x: Tensor): number[]
}

/** Mean 0 and standard deviation 1 for each column. x: (samples, features) */
function normalized(x: Tensor): Tensor {
  return Normalizer.fit(x).apply(x)
}

/**
 * A whole training run, complete and broken: there is one mistake in this file. The samples are houses: the living area in
 * square meters, the age in years, the price in dollars. Columns of such different sizes have to be normalized.
 *
 *     predict(nine new houses)     // 2, 0, 1, 1, 0, 2, 2, 1, 0: all are right
 *     predict(the first, alone)    // 1
 *     predict(the next, alone)     // 1
 *     predict(any, alone)          // 1
 *
 * In use, where houses are asked about one at a time, the answer is always the same. Find out why, and repair it here:
 * the answer for a sample must not depend on which others are asked about with it.
 *
 * Delete the line with `todo`, then `npm test -- alone-it-fails` shows what the run does.
 *
 * - x: (samples, features), y: (samples) int32
 */
export function train(x: Tensor, y: Tensor, classes: number, random: Random): Trained {
  void todo('alone-it-fails') // delete this line
  const model = new nn.Sequential(
    new nn.Linear(x.shape[1], 16, random),
    new nn.ReLU(),
    new nn.Linear(16, classes, random),
  )
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
  const batches = new Batches(normalized(x), y, { batchSize: 16, shuffle: random })
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
    predict: (asked) => noGrad(() => [...model.forward(normalized(asked)).argmax(1).data()]),
  }
}
