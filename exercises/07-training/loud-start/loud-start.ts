import { todo } from '#exercises'
import { Batches, crossEntropy, nn, noGrad, optim, type Random, type Tensor } from 'chalkgrad'

export interface Trained {
  /** The mean loss of each epoch. */
  losses: number[]
  /** images: (batch, height, width) int32 → the class of each */
  predict(images: Tensor): number[]
}

/**
 * A whole training run, complete and broken: there is one mistake in it. Gray images, one byte a pixel, three classes:
 *
 *     epoch  1  loss 260370.6937
 *     epoch  2  loss 1.1102
 *     epoch 20  loss 1.1091
 *
 * A network that knows nothing should begin near ln 3 = 1.0986. This one begins far above, and then it stays where it
 * should have begun. Find out why, and repair it here, without another learning rate. `predict` belongs to the repair.
 *
 * Delete the line with `todo`, then `npm test -- loud-start` shows what the run does.
 *
 * - images: (samples, height, width) int32, pixels 0 (black) to 255 (white); labels: (samples) int32
 */
export function train(images: Tensor, labels: Tensor, classes: number, random: Random): Trained {
  void todo('loud-start') // delete this line
  const pixels = images.shape[1] * images.shape[2]
  const model = new nn.Sequential(new nn.Linear(pixels, 32, random), new nn.ReLU(), new nn.Linear(32, classes, random))
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.2 })
  const x = images.cast('float32').reshape([-1, pixels])
  const batches = new Batches(x, labels, { batchSize: 8, shuffle: random })
  const losses: number[] = []
  for (let epoch = 0; epoch < 20; epoch++) {
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
    predict: (asked) =>
      noGrad(() => {
        const logits = model.forward(asked.cast('float32').reshape([-1, pixels]))
        return [...logits.argmax(1).data()]
      }),
  }
}
