import {
  accuracy,
  augment,
  Batches,
  crossEntropy,
  evaluate,
  fit,
  optim,
  schedules,
  type Callback,
  type History,
  type nn,
  type Random,
  type Tensor,
} from 'chalkgrad'
import { centered } from './centered.ts'

export interface Samples {
  images: Tensor
  labels: Tensor
}

export interface Plan {
  epochs: number
  batchSize: number
  learningRate: number
  /** Changes each training picture anew in every epoch. */
  augmentation?: augment.Augmentation
  callbacks?: readonly Callback[]
}

/** AdamW, a short warm-up, a cosine down to 0; no validation part, because nothing is chosen. */
export function learn(
  model: nn.Module,
  { images, labels }: Samples,
  { epochs, batchSize, learningRate, augmentation, callbacks }: Plan,
  random: Random,
): History {
  const transform = (x: Tensor) => centered(augmentation ? augmentation(x, random) : x)
  const batches = new Batches(images, labels, { batchSize, shuffle: random, transform })
  const steps = epochs * batches.length
  const climb = Math.ceil(steps / 20)
  return fit(model, batches, {
    optimizer: new optim.AdamW(model.parameters(), { learningRate, weightDecay: 0.01 }),
    schedule: schedules.warmup(
      climb,
      schedules.cosine({ learningRate, steps: Math.max(1, steps - climb) }),
    ),
    maxNorm: 5,
    loss: crossEntropy,
    metrics: { accuracy },
    epochs,
    callbacks,
  })
}

/** The share of pictures that it knows, without learning from them. */
export function known(model: nn.Module, { images, labels }: Samples): number {
  const batches = new Batches(images, labels, { batchSize: 250, transform: centered })
  return evaluate(model, batches, { loss: crossEntropy, metrics: { accuracy } }).accuracy
}
