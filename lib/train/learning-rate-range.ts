import { ArgumentError } from '../errors.ts'
import { checkArgument, checkIterable, checkOptions } from '../options.ts'
import type { Batch } from '../data/batches.ts'
import type { Module } from '../nn/module.ts'
import type { Parameter } from '../nn/parameter.ts'
import type { Optimizer } from '../optim/optimizer.ts'
import { SGD } from '../optim/sgd.ts'
import { checkModel, checkOptimizer } from './check-model.ts'
import type { Loss } from './evaluate.ts'
import { lossOf } from './forward.ts'
import { discard } from './state.ts'

export interface RangeOptions {
  loss: Loss
  /** The first and the last rate. Default 1e-5 and 10. */
  from?: number
  to?: number
  /** Steps between them, each one batch. Default 100. */
  steps?: number
  /** Default plain SGD. */
  optimizer?: (parameters: Parameter[], learningRate: number) => Optimizer
}

export interface RangeResult {
  rates: number[]
  /** Smoothed. The list ends where the loss has blown up. */
  losses: number[]
  /**
   * The rate at which the loss fell fastest, a good one to begin with. Undefined if it
   * never fell.
   */
  suggested: number | undefined
}

/**
 * The learning rate range test (Smith, 2017): trains with a rate that grows from step to
 * step, and notes where the loss begins to fall and where it blows up. The model is put
 * back as it was.
 *
 * @throws ArgumentError when the data has no batch, or the rates make no range.
 */
export function learningRateRange(
  model: Module,
  data: Iterable<Batch>,
  options: RangeOptions,
): RangeResult {
  checkModel('learningRateRange', model)
  checkIterable('learningRateRange', 'the data', data)
  checkOptions(
    'learningRateRange',
    options,
    {
      loss: 'function',
      from: 'number',
      to: 'number',
      steps: 'number',
      optimizer: 'function',
    },
    ['loss'],
  )
  const { loss, from = 1e-5, to = 10, steps = 100 } = options
  if (!(from > 0 && to > from && to < Infinity && Number.isInteger(steps) && steps > 1)) {
    throw new ArgumentError(
      `learningRateRange: needs 0 < from < to and at least 2 steps, got from ${from}, to ${to}, ${steps} steps`,
    )
  }
  const before = model.stateDict()
  const makeOptimizer =
    options.optimizer ??
    ((parameters, learningRate) => new SGD(parameters, { learningRate }))
  const optimizer = makeOptimizer(model.parameters(), from)
  checkOptimizer('learningRateRange', optimizer)
  const result: RangeResult = { rates: [], losses: [], suggested: undefined }
  let average = 0
  let lowest = Infinity
  /** One step. @returns false when the loss has blown up */
  const step = (batch: Batch): boolean => {
    checkArgument('learningRateRange', 'a batch', batch, 'object')
    const { x, y } = batch
    const t = result.rates.length
    optimizer.learningRate = from * (to / from) ** (t / (steps - 1))
    optimizer.zeroGrad()
    const value = lossOf('learningRateRange', loss, {
      outputs: model.forward(x),
      targets: y,
    })
    average = 0.9 * average + 0.1 * value.item()
    const smooth = average / (1 - 0.9 ** (t + 1)) // without the bias towards the 0 at the start
    if (!Number.isFinite(smooth) || smooth > 4 * lowest) return false
    result.rates.push(optimizer.learningRate)
    result.losses.push(smooth)
    lowest = Math.min(lowest, smooth)
    value.backward()
    optimizer.step()
    return result.rates.length < steps
  }
  try {
    for (let going = true; going;) {
      going = false // stays so when the data has no batch
      for (const batch of data) if (!(going = step(batch))) break
    }
  } finally {
    model.loadStateDict(before)
    discard(before)
    model.zeroGrad()
  }
  if (result.rates.length === 0)
    throw new ArgumentError('learningRateRange: the data has no batch with a finite loss')
  if (lowest < 0.98 * result.losses[0])
    result.suggested = result.rates[steepest(result.losses)]
  return result
}

/**
 * The place of the steepest fall on the way to the lowest loss. Behind it the loss blows up
 * and may fall back, more steeply than ever, at rates that are useless. The steps are
 * equally far apart on a logarithmic scale of rates.
 */
function steepest(losses: readonly number[]): number {
  const lowest = losses.indexOf(Math.min(...losses))
  let best = 1
  for (let i = 1; i <= lowest; i++)
    if (losses[i] - losses[i - 1] < losses[best] - losses[best - 1]) best = i
  return best
}
