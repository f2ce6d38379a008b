import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError } from '../errors.ts'
import type { Batch } from '../data/batches.ts'
import type { Module } from '../nn/module.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * outputs: (batch, …), targets: (batch, …) → one number for the batch, the mean over its
 * samples.
 */
export type Loss = (outputs: Tensor, targets: Tensor) => Tensor

/**
 * As Loss, as a plain number: `accuracy`, or `(logits, labels) => topKAccuracy(logits,
 * labels, 5)`.
 */
export type Metric = (outputs: Tensor, targets: Tensor) => number

export interface EvaluateOptions {
  loss: Loss
  metrics?: Record<string, Metric>
}

/**
 * The loss and the metrics of a model on some data: without recording, and with dropout and
 * the like switched off. Means over samples, so a last batch that is smaller weighs less.
 * (A metric that is no mean over samples, such as F1 or ROC-AUC, needs all outputs at once:
 * call it by itself.)
 *
 * @throws ArgumentError when there is no data.
 */
export function evaluate(
  model: Module,
  data: Iterable<Batch>,
  { loss, metrics = {} }: EvaluateOptions,
): Record<string, number> {
  return noGrad(() =>
    withTraining(model, false, () => {
      const means = new Means()
      for (const { x, y } of data) {
        const outputs = model.forward(x)
        means.add('loss', loss(outputs, y).item(), x.shape[0])
        for (const [name, metric] of Object.entries(metrics))
          means.add(name, metric(outputs, y), x.shape[0])
      }
      if (means.samples === 0)
        throw new ArgumentError(
          'evaluate: the data has no batch, so there is nothing to measure',
        )
      return means.values()
    }),
  )
}

/**
 * Runs `fn` with the model and all its parts switched to training or to use, and puts each
 * back as it was.
 */
export function withTraining<T>(model: Module, on: boolean, fn: () => T): T {
  const before = new Map<Module, boolean>()
  const note = (module: Module): void => {
    before.set(module, module.training)
    for (const [, child] of module.namedChildren()) note(child)
  }
  note(model)
  model.train(on)
  try {
    return fn()
  } finally {
    for (const [module, training] of before) module.training = training
  }
}

/** Means of named numbers over samples. */
export class Means {
  samples = 0
  private readonly sums = new Map<string, { sum: number; weight: number }>()

  /** Adds the mean over `weight` samples. */
  add(name: string, value: number, weight: number): void {
    const { sum, weight: before } = this.sums.get(name) ?? { sum: 0, weight: 0 }
    this.sums.set(name, { sum: sum + value * weight, weight: before + weight })
    this.samples = Math.max(this.samples, before + weight)
  }

  values(): Record<string, number> {
    return Object.fromEntries(
      [...this.sums].map(([name, { sum, weight }]) => [name, sum / weight]),
    )
  }
}
