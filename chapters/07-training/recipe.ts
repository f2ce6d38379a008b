import {
  accuracy,
  augment,
  Batches,
  crossEntropy,
  EarlyStopping,
  fit,
  Random,
  optim,
  schedules,
  smoothLabels,
  type Callback,
  type History,
  type nn,
  type Normalizer,
  type Tensor,
} from 'chalkgrad'
import { network } from './network.ts'
import type { Samples } from './samples.ts'

/** What is done against learning by heart. */
export interface Recipe {
  /** Behind each hidden layer, the share of units that is left out. */
  dropout: number
  /** How much of the label is spread over all classes. */
  smoothing: number
  augmentation?: augment.Augmentation
}

export const recipes: Record<string, Recipe> = {
  plain: { dropout: 0, smoothing: 0 },
  dropout: { dropout: 0.3, smoothing: 0 },
  mirror: { dropout: 0, smoothing: 0, augmentation: augment.flip() },
  'dropout-mirror': { dropout: 0.3, smoothing: 0, augmentation: augment.flip() },
  'dropout-smooth': { dropout: 0.3, smoothing: 0.1 },
  'dropout-shift': {
    dropout: 0.2,
    smoothing: 0,
    augmentation: augment.shift({ pixels: 1 }),
  },
}

export interface Plan {
  /** Units of the hidden layers. */
  hidden: readonly number[]
  epochs: number
  seed: number
  /** More to follow the run with; a checkpoint needs the generator that the run draws from. */
  callbacks?: (random: Random) => readonly Callback[]
}

export interface TrainedRecipe {
  model: nn.Module
  history: History
  best: EarlyStopping
}

/** Images as the network gets them; `random` changes them first, when it is training. */
export function prepare(
  { images, labels }: Samples,
  normalizer: Normalizer,
  batchSize: number,
  random?: Random,
  augmentation?: augment.Augmentation,
): Batches {
  const transform = (x: Tensor) =>
    normalizer.apply(random && augmentation ? augmentation(x, random) : x)
  return new Batches(images, labels, { batchSize, shuffle: random, transform })
}

/** Trains one recipe and keeps the weights of its best epoch, as the validation part has it. */
export function trainRecipe(
  { dropout, smoothing, augmentation }: Recipe,
  parts: { train: Samples; validation: Samples; normalizer: Normalizer },
  { hidden, epochs, seed, callbacks = () => [] }: Plan,
): TrainedRecipe {
  const random = new Random(seed)
  const model = network([784, ...hidden, 10], random, dropout)
  const train = prepare(parts.train, parts.normalizer, 64, random, augmentation)
  const validation = prepare(parts.validation, parts.normalizer, 500)

  const learningRate = 0.001
  const steps = epochs * train.length
  const climb = Math.ceil(steps / 20)
  const best = new EarlyStopping({ monitor: 'valLoss', patience: 8 })
  const history = fit(model, train, {
    optimizer: new optim.AdamW(model.parameters(), { learningRate, weightDecay: 0.01 }),
    schedule: schedules.warmup(
      climb,
      schedules.cosine({ learningRate, steps: Math.max(1, steps - climb) }),
    ),
    maxNorm: 5,
    // Smoothed labels are for learning; judged is by the labels as they are.
    loss: (logits, labels) =>
      crossEntropy(logits, model.training ? smoothLabels(labels, 10, smoothing) : labels),
    metrics: { accuracy },
    validation,
    epochs,
    callbacks: [best, ...callbacks(random)],
  })
  return { model, history, best }
}
