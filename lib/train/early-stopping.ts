import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import { checkState, type StateDict } from '../nn/state-dict.ts'
import { keep } from '../storage/scope.ts'
import type { Callback, Run } from './callback.ts'
import { modeOf, monitored, type Mode } from './monitor.ts'
import { discard, scalar } from './state.ts'

export interface EarlyStoppingOptions {
  /** What to watch. Default valLoss. */
  monitor?: string
  /**
   * Is a small value better, or a large one? Default: as the name says, 'min' for a loss or
   * an error, 'max' for an accuracy; where it says nothing, this must be given.
   */
  mode?: Mode
  /** How many epochs without progress are forgiven. Default 5. */
  patience?: number
  /** A smaller gain does not count. Default 0. */
  minDelta?: number
  /** Put the weights of the best epoch back at the end? Default true. */
  restoreBest?: boolean
}

/**
 * Ends training when the validation data says that the model only learns the training data
 * by heart, and goes back to the weights of the best epoch (Prechelt, 1998).
 */
export class EarlyStopping implements Callback {
  best: number
  /** From 1; 0 before the first epoch. */
  bestEpoch = 0
  private weights: StateDict = {}
  private running = false
  private readonly options: Required<EarlyStoppingOptions>

  constructor(options: EarlyStoppingOptions = {}) {
    checkOptions('EarlyStopping', options, {
      monitor: 'string',
      mode: ['min', 'max'],
      patience: 'number',
      minDelta: 'number',
      restoreBest: 'boolean',
    })
    const {
      monitor = 'valLoss',
      mode = modeOf(monitor),
      patience = 5,
      minDelta = 0,
      restoreBest = true,
    } = options
    if (!(patience >= 0 && minDelta >= 0))
      throw new ArgumentError(
        `EarlyStopping: patience and minDelta must be 0 or above, got ${patience} and ${minDelta}`,
      )
    this.options = { monitor, mode, patience, minDelta, restoreBest }
    this.best = mode === 'min' ? Infinity : -Infinity
  }

  trainStart(): void {
    this.running = true
    this.best = this.options.mode === 'min' ? Infinity : -Infinity
    this.bestEpoch = 0
    discard(this.weights)
    this.weights = {}
  }

  epochEnd(run: Run): void {
    const { monitor, mode, patience, minDelta, restoreBest } = this.options
    const value = monitored('EarlyStopping', monitor, run)
    const better =
      mode === 'min' ? value < this.best - minDelta : value > this.best + minDelta
    if (better) {
      this.best = value
      this.bestEpoch = run.epoch
      discard(this.weights)
      if (restoreBest) this.weights = run.model.stateDict()
    } else if (run.epoch - this.bestEpoch > patience) {
      run.stopped = `${monitor} was best in epoch ${this.bestEpoch}, ${this.best.toPrecision(4)}, and has not improved since`
    }
  }

  trainEnd(run: Run): void {
    if (Object.keys(this.weights).length > 0) run.model.loadStateDict(this.weights)
    this.running = false
  }

  /** After an error, too, the model has its best weights, not those that failed. */
  cleanup(run: Run): void {
    if (this.running) this.trainEnd(run)
  }

  stateDict(): StateDict {
    const weights = Object.entries(this.weights).map(([name, value]) => [
      `weights.${name}`,
      keep(value.clone()),
    ])
    return {
      best: scalar(this.best),
      bestEpoch: scalar(this.bestEpoch),
      ...Object.fromEntries(weights),
    }
  }

  loadStateDict(state: StateDict): void {
    checkState('EarlyStopping.loadStateDict', state, ['best', 'bestEpoch'])
    const { best, bestEpoch, ...weights } = state
    this.best = best.item()
    this.bestEpoch = bestEpoch.item()
    this.weights = Object.fromEntries(
      Object.entries(weights).map(([name, value]) => [
        name.replace('weights.', ''),
        keep(value.clone()),
      ]),
    )
  }
}
