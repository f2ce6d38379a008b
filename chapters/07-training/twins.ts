import {
  accuracy,
  augment,
  Batches,
  concat,
  crossEntropy,
  fit,
  noGrad,
  optim,
  Random,
  randomSplit,
} from 'chalkgrad'
import { network } from './network.ts'
import { pick, type Samples } from './samples.ts'
import type { Judged } from './selection.ts'

/** Mirrored or not, and moved a little: `copies` versions of each picture. */
function multiply({ images, labels }: Samples, copies: number, random: Random): Samples {
  const change = augment.sequence(augment.flip(), augment.shift({ pixels: 1 }))
  const versions = Array.from({ length: copies }, () => change(images, random))
  return {
    images: concat(versions, 0),
    labels: concat(new Array<typeof labels>(copies).fill(labels), 0),
  }
}

/**
 * Pictures are multiplied by augmentation, for training after the split, or all of them before it.
 * Then most pictures that judge have a twin in the training part: the leak.
 */
export function dealTwins(
  pictures: Samples,
  fresh: Samples,
  { copies, epochs, seed }: { copies: number; epochs: number; seed: number },
): { honest: Judged; leaked: Judged } {
  const split = (samples: Samples) =>
    randomSplit(samples.labels.size, [0.8, 0.2], new Random(seed)).map((part) =>
      pick(samples, part),
    )
  const learn = (train: Samples, judging: Samples): Judged => {
    const random = new Random(seed)
    const model = network([784, 64, 10], random)
    const batches = new Batches(train.images, train.labels, {
      batchSize: 50,
      shuffle: random,
    })
    const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.001 })
    fit(model, batches, { optimizer, loss: crossEntropy, epochs })
    const right = ({ images, labels }: Samples) =>
      noGrad(() => accuracy(model.forward(images), labels))
    return { judged: right(judging), fresh: right(fresh) }
  }
  const [train, judging] = split(pictures)
  const [mixedTrain, mixedJudging] = split(multiply(pictures, copies, new Random(seed)))
  return {
    honest: learn(multiply(train, copies, new Random(seed)), judging),
    leaked: learn(mixedTrain, mixedJudging),
  }
}
