import { ArgumentError, GradientError } from '../errors.ts'
import type { Batch } from '../data/batches.ts'
import type { Module } from '../nn/module.ts'
import { clipGradNorm } from '../optim/clip.ts'
import type { Optimizer } from '../optim/optimizer.ts'
import type { Schedule } from '../schedules/schedule.ts'
import type { Callback, Run } from './callback.ts'
import { evaluate, Means, type Loss, type Metric } from './evaluate.ts'

export interface FitOptions {
  optimizer: Optimizer
  loss: Loss
  /** Passes over the data. */
  epochs: number
  /** Measured on every batch, and on the validation data. */
  metrics?: Record<string, Metric>
  /**
   * Measured after each epoch, under the names valLoss, valAccuracy, …; never learned from.
   */
  validation?: Iterable<Batch>
  /** The learning rate of each step. Without it the optimizer's own stays. */
  schedule?: Schedule
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
 * with measurements after each epoch, and callbacks in between.
 *
 * @throws ArgumentError when there is no data. @throws GradientError when the loss is no
 *   longer a finite number.
 */
export function fit(model: Module, data: Iterable<Batch>, options: FitOptions): History {
  const {
    optimizer,
    loss,
    epochs,
    metrics = {},
    validation,
    schedule,
    maxNorm,
    callbacks = [],
  } = options
  if (!Number.isInteger(epochs) || epochs < 0)
    throw new ArgumentError(`fit: epochs must be a whole number ≥ 0, got ${epochs}`)
  const batches =
    'length' in data && typeof data.length === 'number' ? data.length : undefined
  const start = { epoch: 0, step: 0, loss: NaN, logs: {}, curves: {}, stopped: undefined }
  const run: Run = { model, optimizer, callbacks, epochs, batches, ...start }
  const tell = (moment: Moment): void =>
    callbacks.forEach((callback) => callback[moment]?.(run))

  tell('trainStart')
  tell('resume')
  for (; run.epoch < epochs && run.stopped === undefined; run.epoch++) {
    tell('epochStart')
    model.train()
    const means = new Means()
    for (const { x, y } of data) {
      if (schedule) optimizer.learningRate = schedule(run.step)
      optimizer.zeroGrad()
      const outputs = model.forward(x)
      const batchLoss = loss(outputs, y)
      run.loss = batchLoss.item()
      if (!Number.isFinite(run.loss)) throw diverged(run)
      batchLoss.backward()
      if (maxNorm !== undefined) clipGradNorm(model.parameters(), maxNorm)
      optimizer.step()
      run.step++
      means.add('loss', run.loss, x.shape[0])
      for (const [name, metric] of Object.entries(metrics))
        means.add(name, metric(outputs, y), x.shape[0])
      tell('batchEnd')
    }
    if (means.samples === 0) {
      throw new ArgumentError(
        `fit: the data has no batch in epoch ${run.epoch}. A generator can be read only once: use Batches, or another object that each loop starts anew`,
      )
    }
    const measured = validation ? evaluate(model, validation, { loss, metrics }) : {}
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
}

type Moment =
  'trainStart' | 'resume' | 'epochStart' | 'batchEnd' | 'epochEnd' | 'save' | 'trainEnd'

/** accuracy → valAccuracy */
function asValidation(measured: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measured).map(([name, value]) => [
      `val${name[0].toUpperCase()}${name.slice(1)}`,
      value,
    ]),
  )
}

function diverged({ loss, step, epoch, optimizer }: Run): GradientError {
  return new GradientError(
    `fit: the loss is ${loss} in step ${step} (epoch ${epoch}), with a learning rate of ${optimizer.learningRate}. ` +
      'The usual causes are a learning rate that is too large, the logarithm of 0, and data with NaN in it. ' +
      'Try a smaller rate, or maxNorm; detectAnomaly(() => …) around a step names the operation that made it',
  )
}
