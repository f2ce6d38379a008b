import { ArgumentError } from '../errors.ts'
import { checkIterable, checkList, checkOptions, describe } from '../options.ts'
import { Batches, type Batch } from '../data/batches.ts'
import type { AnyModule } from '../nn/module.ts'
import { clipGradNorm } from '../optim/clip.ts'
import type { Optimizer } from '../optim/optimizer.ts'
import type { Schedule } from '../schedules/schedule.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Accumulation } from './accumulation.ts'
import type { Callback, Run } from './callback.ts'
import { checkModel, checkOptimizer } from './check-model.ts'
import { withCleanup } from './cleanup.ts'
import { DivergedError } from './diverged.ts'
import { evaluate, measuring, type EvaluateOptions } from './evaluate.ts'
import { forwardOf, lossOf, samplesIn } from './forward.ts'
import { asValidation, checkMetricNames, Means } from './means.ts'
import { checkLearned } from './unlearned.ts'

/** `loss`, `metrics` and `forward` are used on every batch, and on the validation data. */
export interface FitOptions<
  Part = Batch,
  Outputs = Tensor,
  Targets = Tensor,
> extends EvaluateOptions<Part, Outputs, Targets> {
  optimizer: Optimizer
  /** Passes over the data. */
  epochs: number
  /**
   * Measured after each epoch, under the names valLoss, valAccuracy, …; never learned from.
   */
  validation?: Iterable<Part>
  /** The learning rate of each step. Without it the optimizer's own stays. */
  schedule?: Schedule
  /**
   * Batches whose gradients are added up before each step, as if they were one batch. The run
   * counts steps, and `batchEnd` comes after each. Default 1.
   */
  accumulate?: number
  /** Clip the gradient to this length before each step. */
  maxNorm?: number
  callbacks?: readonly Callback[]
}

/** What a run leaves behind. */
export interface History {
  /**
   * One list a name, one number an epoch. `loss` is the mean over the epoch, while the
   * model was changing.
   */
  curves: Record<string, number[]>
  epochs: number
  steps: number
  /** Why training ended early; undefined when it did not. */
  stopped: string | undefined
}

/**
 * Trains a model: the loop that you would write yourself,
 *
 *     for (let epoch = 0; epoch < epochs; epoch++) {
 *       for (const { x, y } of data) {
 *         optimizer.zeroGrad()
 *         loss(model.forward(x), y).backward()
 *         optimizer.step()
 *       }
 *     }
 *
 * with measurements after each epoch, and callbacks in between. Where a batch is more than
 * x and y, or the model gives more than a tensor, `forward` says what the loss compares.
 *
 * @throws ArgumentError when there is no data. @throws DivergedError when the loss is no
 *   longer a finite number.
 */
export function fit<Part extends object = Batch, Outputs = Tensor, Targets = Tensor>(
  model: AnyModule,
  data: Iterable<Part>,
  options: FitOptions<Part, Outputs, Targets>,
): History {
  checkModel('fit', model)
  checkIterable('fit', 'the data', data)
  checkOptions('fit', options, kinds, ['optimizer', 'loss', 'epochs'])
  const { optimizer, loss, epochs, metrics = {}, validation } = options
  const { schedule, maxNorm, accumulate = 1, callbacks = [] } = options
  checkList('fit', 'callbacks', callbacks, 'object')
  checkOptimizer('fit', optimizer)
  if (validation) checkIterable('fit', 'validation', validation)
  checkMetricNames('fit', metrics)
  if (!Number.isInteger(epochs) || epochs < 0)
    throw new ArgumentError(
      `fit: epochs must be a whole number ≥ 0, got ${describe(epochs)}`,
    )
  const forward = forwardOf('fit', model, options.forward)
  const group = new Accumulation(model, accumulate)
  const run: Run = {
    model,
    optimizer,
    callbacks,
    schedule,
    epochs,
    ...start(data, accumulate),
  }
  const tell = (moment: Moment): void =>
    callbacks.forEach((callback) => callback[moment]?.(run))
  let check: (() => void) | undefined
  const step = (): void => {
    group.finish()
    if (maxNorm !== undefined) clipGradNorm(model.parameters(), maxNorm)
    optimizer.step()
    check?.()
    check = undefined
    run.step++
    tell('batchEnd')
  }

  return withCleanup(run, () => {
    tell('trainStart')
    tell('resume')
    while (run.epoch < epochs && run.stopped === undefined) {
      run.epoch++
      tell('epochStart')
      model.train()
      const means = new Means()
      for (const batch of data) {
        if (group.isEmpty) {
          if (schedule) optimizer.learningRate = checkRate(schedule(run.step), run)
          optimizer.zeroGrad()
        }
        const compared = forward(batch)
        const { outputs, targets } = compared
        const batchLoss = lossOf('fit', loss, compared)
        run.loss = batchLoss.item()
        if (!Number.isFinite(run.loss)) throw new DivergedError(run)
        if (means.samples === 0) check = checkLearned(model, batchLoss)
        group.backward(batchLoss, samplesIn(batch))
        means.add('loss', run.loss, samplesIn(batch))
        for (const [name, metric] of Object.entries(metrics))
          means.add(name, metric(outputs, targets), samplesIn(batch))
        if (group.isFull) step()
      }
      if (!group.isEmpty) step()
      if (means.samples === 0) throw noBatch(data, run)
      const measured = validation
        ? evaluate(model, validation, { loss, metrics, forward })
        : {}
      run.logs = {
        ...means.values(),
        ...asValidation(measured),
        learningRate: optimizer.learningRate,
      }
      for (const [name, value] of Object.entries(run.logs))
        (run.curves[name] ??= []).push(value)
      tell('epochEnd')
      tell('save')
    }
    tell('trainEnd')
    return { curves: run.curves, epochs: run.epoch, steps: run.step, stopped: run.stopped }
  })
}

const kinds = {
  ...measuring,
  optimizer: 'object',
  epochs: 'number',
  validation: 'object',
  schedule: 'function',
  accumulate: 'number',
  maxNorm: 'number',
  callbacks: 'list',
} as const

type Moment =
  'trainStart' | 'resume' | 'epochStart' | 'batchEnd' | 'epochEnd' | 'save' | 'trainEnd'

/** Where every run begins. */
function start(data: object, accumulate: number) {
  const batches =
    typeof data === 'object' && 'length' in data && typeof data.length === 'number'
      ? Math.ceil(data.length / accumulate)
      : undefined
  return { batches, epoch: 0, step: 0, loss: NaN, logs: {}, curves: {}, stopped: undefined }
}

/** A rate below 0 would climb. */
function checkRate(rate: number, { step }: Run): number {
  if (typeof rate === 'number' && rate >= 0 && rate < Infinity) return rate
  throw new ArgumentError(
    `fit: the schedule gives the learning rate ${describe(rate)} for step ${step}: it must be 0 or above and finite. Is the run longer than the plan?`,
  )
}

function noBatch(data: object, { epoch }: Run): ArgumentError {
  if (data instanceof Batches && data.samples > 0)
    return new ArgumentError(
      `fit: the data has no batch: a batch is larger than all ${data.samples} samples, and dropLast leaves it out`,
    )
  return new ArgumentError(
    `fit: the data has no batch in epoch ${epoch}. A generator can be read only once: use Batches, or another object that each loop starts anew`,
  )
}
