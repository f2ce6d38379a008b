import {
  accuracy,
  augment,
  Batches,
  crossEntropy,
  evaluate,
  fit,
  optim,
  schedules,
  smoothLabels,
  type Callback,
  type History,
  type nn,
  type Normalizer,
  type Random,
  type Tensor,
} from 'chalkgrad'

/** images: (count, channels, height, width). */
export interface Samples {
  images: Tensor
  labels: Tensor
}

/** What the chapter takes away piece by piece. */
export interface Recipe {
  epochs: number
  batchSize: number
  /** The highest. */
  learningRate: number
  /** Up in the first fifth of the steps, and down to 0; or the same rate all the time. */
  cycle: boolean
  weightDecay: number
  /** The share of a label that is spread over all classes. */
  smoothing: number
  /** Changes each training picture anew in every epoch. */
  augmentation?: augment.Augmentation
}

/** SGD with Nesterov's momentum. `prepared` brings pictures into the range that the network sees. */
export function learn(
  model: nn.Module,
  { images, labels }: Samples,
  recipe: Recipe,
  prepared: Normalizer,
  random: Random,
  callbacks: readonly Callback[] = [],
): History {
  const { epochs, batchSize, learningRate, weightDecay, smoothing, augmentation } = recipe
  const batches = new Batches(images, labels, {
    batchSize,
    shuffle: random,
    transform: (x) => prepared.apply(augmentation ? augmentation(x, random) : x),
  })
  return fit(model, batches, {
    optimizer: new optim.Nesterov(groups(model, weightDecay), { learningRate }),
    schedule: recipe.cycle ? upAndDown(learningRate, epochs * batches.length) : undefined,
    loss: (logits, labels) =>
      crossEntropy(logits, smoothLabels(labels, logits.shape[1], smoothing)),
    metrics: { accuracy },
    epochs,
    callbacks,
  })
}

/** Up in the first fifth of the steps, and down to 0. */
export function upAndDown(learningRate: number, steps: number): schedules.Schedule {
  const climb = Math.ceil(steps / 5)
  const down = schedules.cosine({ learningRate, steps: Math.max(1, steps - climb) })
  return schedules.warmup(climb, down)
}

/**
 * Filters are pulled towards 0; biases, and what a batch norm scales and shifts by, are not: they are
 * few, and their size is nothing that a network could memorize with.
 */
export function groups(model: nn.Module, weightDecay: number): optim.ParameterGroup[] {
  const [weights, others] = [true, false].map((matrix) =>
    model.parameters().filter(({ rank }) => rank > 1 === matrix),
  )
  return [{ parameters: weights, weightDecay }, { parameters: others }]
}

/** All pictures as they are, one after the other, for a question and not for a lesson. */
export const inOrder = ({ images, labels }: Samples, prepared: Normalizer): Batches =>
  new Batches(images, labels, { batchSize: 250, transform: (x) => prepared.apply(x) })

/** The share of pictures that it knows, and its loss on them, without learning from them. */
export function judge(
  model: nn.Module,
  samples: Samples,
  prepared: Normalizer,
): { loss: number; accuracy: number } {
  const { loss, accuracy: share } = evaluate(model, inOrder(samples, prepared), {
    loss: crossEntropy,
    metrics: { accuracy },
  })
  return { loss, accuracy: share }
}
