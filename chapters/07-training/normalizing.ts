import {
  accuracy,
  Batches,
  concat,
  crossEntropy,
  fit,
  Random,
  noGrad,
  Normalizer,
  optim,
  type Tensor,
} from 'chalkgrad'
import { network } from './network.ts'
import type { Samples } from './samples.ts'
import type { Judged } from './selection.ts'

/** How often the network is right, by what was normalized with what. */
export interface Normalizing {
  /** Fitted on the training part. */
  honest: Judged
  /** Fitted on training and judging pictures together. */
  leaked: Judged
  /** Fitted on the training part; the judging pictures are paler than any seen before. */
  pale: number
  /** The pale pictures, normalized by themselves, all at once. */
  paleByThemselves: number
  /** The pale pictures, normalized by themselves, one at a time, as users send them. */
  paleOneByOne: number
}

/** Pixels are normalized one by one: a mean and a deviation for each of the 784 places. */
export function normalize(
  train: Samples,
  judging: Samples,
  fresh: Samples,
  { epochs, seed }: { epochs: number; seed: number },
): Normalizing {
  const learn = (normalizer: Normalizer) => {
    const random = new Random(seed)
    const model = network([784, 64, 10], random)
    const x = noGrad(() => normalizer.apply(train.images))
    fit(model, new Batches(x, train.labels, { batchSize: 50, shuffle: random }), {
      optimizer: new optim.Adam(model.parameters(), { learningRate: 0.001 }),
      loss: crossEntropy,
      epochs,
    })
    return (x: Tensor, { labels }: Samples = judging) =>
      accuracy(
        noGrad(() => model.eval().forward(x)),
        labels,
      )
  }
  const { images } = judging
  const pale = images.mul(0.5).add(0.3)

  const fitted = Normalizer.fit(train.images)
  const right = learn(fitted)
  const together = Normalizer.fit(concat([train.images, images], 0))
  const rightTogether = learn(together)
  const alone = Array.from({ length: judging.labels.size }, (_, i) => {
    const one = pale.slice(0, i, i + 1)
    return Normalizer.fit(one).apply(one)
  })
  return {
    honest: {
      judged: right(fitted.apply(images)),
      fresh: right(fitted.apply(fresh.images), fresh),
    },
    leaked: {
      judged: rightTogether(together.apply(images)),
      fresh: rightTogether(together.apply(fresh.images), fresh),
    },
    pale: right(fitted.apply(pale)),
    paleByThemselves: right(Normalizer.fit(pale).apply(pale)),
    paleOneByOne: right(concat(alone, 0)),
  }
}
