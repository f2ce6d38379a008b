import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError } from '../errors.ts'
import { checkIterable, checkOptions } from '../options.ts'
import type { Batch } from '../data/batches.ts'
import type { AnyModule } from '../nn/module.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkModel } from './check-model.ts'
import { type Forward, forwardOf, lossOf, samplesIn } from './forward.ts'
import { checkMetricNames, Means } from './means.ts'

/**
 * outputs: (batch, …), targets: (batch, …) → one number for the batch, the mean over its
 * samples.
 */
export type Loss<Outputs = Tensor, Targets = Tensor> = (
  outputs: Outputs,
  targets: Targets,
) => Tensor

/**
 * As Loss, as a plain number: `accuracy`, or `(logits, labels) => topKAccuracy(logits,
 * labels, 5)`.
 */
export type Metric<Outputs = Tensor, Targets = Tensor> = (
  outputs: Outputs,
  targets: Targets,
) => number

export interface EvaluateOptions<Part = Batch, Outputs = Tensor, Targets = Tensor> {
  loss: Loss<Outputs, Targets>
  metrics?: Record<string, Metric<Outputs, Targets>>
  /** How a batch becomes outputs and targets. Default: model.forward(x), and y. */
  forward?: Forward<Part, Outputs, Targets>
}

/** The options that evaluate and fit have in common. */
export const measuring = {
  loss: 'function',
  metrics: 'object',
  forward: 'function',
} as const

/**
 * The loss and the metrics of a model on some data: without recording, and with dropout and
 * the like switched off. Means over samples, so a last batch that is smaller weighs less.
 * (A metric that is no mean over samples, such as F1 or ROC-AUC, needs all outputs at once:
 * call it by itself.)
 *
 * @throws ArgumentError when there is no data.
 */
export function evaluate<Part extends object = Batch, Outputs = Tensor, Targets = Tensor>(
  model: AnyModule,
  data: Iterable<Part>,
  options: EvaluateOptions<Part, Outputs, Targets>,
): Record<string, number> {
  checkModel('evaluate', model)
  checkIterable('evaluate', 'the data', data)
  checkOptions('evaluate', options, measuring, ['loss'])
  const { loss, metrics = {} } = options
  checkMetricNames('evaluate', metrics)
  const forward = forwardOf('evaluate', model, options.forward)
  return noGrad(() =>
    withTraining(model, false, () => {
      const means = new Means()
      for (const batch of data) {
        const compared = forward(batch)
        const { outputs, targets } = compared
        const samples = samplesIn(batch)
        means.add('loss', lossOf('evaluate', loss, compared).item(), samples)
        for (const [name, metric] of Object.entries(metrics))
          means.add(name, metric(outputs, targets), samples)
      }
      if (means.samples === 0)
        throw new ArgumentError(
          'evaluate: the data has no batch, so there is nothing to measure. A generator can be read only once: use Batches, or another object that each loop starts anew',
        )
      return means.values()
    }),
  )
}

/**
 * Runs `fn` with the model and all its parts switched to training or to use, and puts each
 * back as it was.
 */
export function withTraining<T>(model: AnyModule, on: boolean, fn: () => T): T {
  const before = new Map(model.modules().map((module) => [module, module.training]))
  model.train(on)
  try {
    return fn()
  } finally {
    for (const [module, training] of before) module.training = training
  }
}
