import {
  accuracy,
  augment,
  Batches,
  crossEntropy,
  EarlyStopping,
  evaluate,
  fit,
  Random,
  l1Penalty,
  l2Penalty,
  MovingAverage,
  optim,
  smoothLabels,
  type Callback,
  type Tensor,
} from 'chalkgrad'
import { network } from './network.ts'
import type { Samples } from './samples.ts'

/** One way to train on few pictures. All are SGD with Nesterov momentum at the same rate. */
export interface Variant {
  hidden: readonly number[]
  samples: number
  dropout?: number
  l1?: number
  l2?: number
  smoothing?: number
  augmentation?: augment.Augmentation
  /** Stop when the validation loss has not been lower for so many epochs. */
  patience?: number
  /** Use an average of the weights with this decay. */
  average?: number
}

const [few, many] = [1000, 8000]
const large = { hidden: [256, 128], samples: few }

export const variants: Record<string, Variant> = {
  'small, many': { hidden: [3], samples: many },
  'small, few': { hidden: [3], samples: few },
  'large, few': large,
  'large, many': { ...large, samples: many },
  L2: { ...large, l2: 0.01 },
  L1: { ...large, l1: 0.0003 },
  dropout: { ...large, dropout: 0.5 },
  'label smoothing': { ...large, smoothing: 0.1 },
  augmentation: {
    ...large,
    augmentation: augment.sequence(augment.flip(), augment.shift({ pixels: 1 })),
  },
  'early stopping': { ...large, patience: 5 },
  'averaged weights': { ...large, average: 0.995 },
}

export interface Trained {
  /** The loss of the training part, measured as that of the validation part. */
  trainLoss: number[]
  valLoss: number[]
  valAccuracy: number[]
  /** With the weights that training leaves behind. */
  end: { loss: number; accuracy: number; trainAccuracy: number; nearZero: number }
}

export function trainFew(
  variant: Variant,
  pictures: { train: Samples; validation: Samples },
  {
    epochs,
    seed,
    callbacks = [],
  }: { epochs: number; seed: number; callbacks?: readonly Callback[] },
): Trained {
  const random = new Random(seed)
  const model = network([784, ...variant.hidden, 10], random, variant.dropout)
  const weights = model.parameters().filter(({ rank }) => rank > 1)
  const part = ({ images, labels }: Samples) =>
    [
      images.slice(0, 0, Math.min(variant.samples, labels.size)),
      labels.slice(0, 0, Math.min(variant.samples, labels.size)),
    ] as const

  const { augmentation, smoothing = 0, l1 = 0, l2 = 0, patience, average } = variant
  const train = new Batches(...part(pictures.train), {
    batchSize: 50,
    shuffle: random,
    transform: (x) => (augmentation ? augmentation(x, random) : x),
  })
  const [clean, validation] = [
    new Batches(...part(pictures.train), { batchSize: 500 }),
    new Batches(pictures.validation.images, pictures.validation.labels, { batchSize: 500 }),
  ]
  // What keeps the weights small, or the answers modest, belongs to training only.
  const loss = (logits: Tensor, labels: Tensor): Tensor => {
    if (!model.training) return crossEntropy(logits, labels)
    const fits = crossEntropy(
      logits,
      smoothing > 0 ? smoothLabels(labels, 10, smoothing) : labels,
    )
    const small = l1 > 0 ? fits.add(l1Penalty(weights, l1)) : fits
    return l2 > 0 ? small.add(l2Penalty(weights, l2)) : small
  }
  const trainLoss: number[] = []
  const look: Callback = {
    epochEnd: () => void trainLoss.push(evaluate(model, clean, { loss }).loss),
  }
  const { curves } = fit(model, train, {
    optimizer: new optim.Nesterov(model.parameters(), { learningRate: 0.02 }),
    loss,
    metrics: { accuracy },
    validation,
    epochs,
    callbacks: [
      look,
      ...(patience === undefined ? [] : [new EarlyStopping({ patience })]),
      ...(average === undefined ? [] : [new MovingAverage(model, average)]),
      ...callbacks,
    ],
  })
  const end = evaluate(model, validation, { loss, metrics: { accuracy } })
  const first = weights[0].data()
  return {
    trainLoss,
    valLoss: curves.valLoss,
    valAccuracy: curves.valAccuracy,
    end: {
      loss: end.loss,
      accuracy: end.accuracy,
      trainAccuracy: evaluate(model, clean, { loss, metrics: { accuracy } }).accuracy,
      nearZero: first.filter((w) => Math.abs(w) < 0.001).length / first.length,
    },
  }
}
