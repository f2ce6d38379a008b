import { Batches, crossEntropy, nn, noGrad, optim, type Random, type Tensor } from 'chalkgrad'

export interface Trained {
  /** The mean loss of each epoch. */
  losses: number[]
  /** images: (batch, height, width) int32 → the class of each */
  predict(images: Tensor): number[]
}

/**
 * The pixels went in as they lie in the file, 0 to 255. He's initialization keeps the size of a signal, so inputs of the
 * size of 100 make logits of that size, and a loss of 33 before the first step. Its gradient is larger still: the first steps
 * throw the weights so far that every relu is 0 for every image. Dead units have no gradient, so nothing is learned any more.
 *
 * Bytes become numbers from 0 to 1. A smaller rate would have kept the units alive, and left the start as bad as it was.
 *
 * The same function prepares the images in training and in use. Where the two are written twice, one of them is forgotten:
 * the network would be asked about images that are 255 times brighter than any it has seen.
 */
export function train(images: Tensor, labels: Tensor, classes: number, random: Random): Trained {
  const pixels = images.shape[1] * images.shape[2]
  const prepare = (bytes: Tensor) => bytes.cast('float32').div(255).reshape([-1, pixels])
  const model = new nn.Sequential(new nn.Linear(pixels, 32, random), new nn.ReLU(), new nn.Linear(32, classes, random))
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.2 })
  const batches = new Batches(prepare(images), labels, { batchSize: 8, shuffle: random })
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
    predict: (asked) => noGrad(() => [...model.forward(prepare(asked)).argmax(1).data()]),
  }
}
