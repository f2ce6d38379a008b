import {
  accuracy,
  augment,
  crossEntropy,
  EarlyStopping,
  fit,
  optim,
  smoothLabels,
  type Callback,
  type History,
  type nn,
  type Normalizer,
  type PictureSet,
  type Random,
} from 'chalkgrad'
import { groups, upAndDown } from '../learn.ts'

export interface Plan {
  epochs: number
  batchSize: number
  learningRate: number
  weightDecay: number
  smoothing: number
  augment: string
}

export interface Taught {
  history: History
  best: EarlyStopping
}

/**
 * The recipe of this chapter, with a validation part: the weights of the epoch that was best on
 * it stay in the network. Only the training part can be augmented.
 */
export function teach(
  network: nn.Module,
  set: PictureSet,
  normalizer: Normalizer,
  plan: Plan,
  random: Random,
  callbacks: readonly Callback[],
): Taught {
  const { epochs, batchSize, learningRate, weightDecay, smoothing } = plan
  const augmentation = augmentationOf(plan.augment, set)
  const batches = set.training({ batchSize, random, normalizer, augmentation })
  const validation = set.measuring('validation', { batchSize: 250, normalizer })
  const best = new EarlyStopping({ monitor: 'valLoss', patience: epochs })
  const classes = set.classes.length
  const history = fit(network, batches, {
    optimizer: new optim.Nesterov(groups(network, weightDecay), { learningRate }),
    schedule: upAndDown(learningRate, epochs * batches.length),
    maxNorm: 5,
    // Smoothed labels are for learning; judged is by the labels as they are.
    loss: (logits, labels) =>
      crossEntropy(logits, network.training ? smoothLabels(labels, classes, smoothing) : labels), // prettier-ignore
    metrics: { accuracy },
    validation,
    epochs,
    callbacks: [best, ...callbacks],
  })
  return { history, best }
}

export const augmentations = ['crop-and-mirror', 'crop', 'none'] as const

/** Moved by up to an eighth, and mirrored. What comes in at the edge is white where the form puts white beside a picture. */
function augmentationOf(
  name: string,
  { form }: PictureSet,
): augment.Augmentation | undefined {
  if (name === 'none') return undefined
  const padding = Math.round(form.size / 8)
  const crop = augment.crop({ padding, fill: form.fit === 'pad' ? 1 : 0.5 })
  return name === 'crop' ? crop : augment.sequence(crop, augment.flip())
}
