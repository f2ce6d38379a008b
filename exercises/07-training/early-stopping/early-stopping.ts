import { todo } from '#exercises'
import type { Callback, EarlyStoppingOptions as Options, nn, Run } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { keep } from 'chalkgrad/storage/scope'
import { modeOf, monitored } from 'chalkgrad/train/monitor'
import { discard, scalar } from 'chalkgrad/train/state'

/** monitor: what to watch; mode: 'min' or 'max'; patience, minDelta, restoreBest: see below. */
export type EarlyStoppingOptions = Options

/**
 * Ends training when the validation data says that the model only learns the training data by heart, and goes back to the
 * weights of the best epoch.
 *
 * Written are the constructor, `trainStart`, and the two that a checkpoint needs. You write what happens at the end of an
 * epoch and at the end of training.
 *
 * When it passes, your file can take the engine's place: npm run chapter training -- --mine
 */
export class EarlyStopping implements Callback {
  /** The best value so far; before the first epoch Infinity (mode 'min') or −Infinity ('max'). */
  best: number
  /** The epoch of the best value, from 1; 0 before the first epoch. */
  bestEpoch = 0
  /** Copies of the weights of that epoch, as `run.model.stateDict()` makes them. */
  private weights: nn.StateDict = {}
  private readonly options: Required<EarlyStoppingOptions>

  constructor(options: EarlyStoppingOptions = {}) {
    const { monitor = 'valLoss', mode = modeOf(monitor), patience = 5, minDelta = 0, restoreBest = true } = options
    if (!(patience >= 0 && minDelta >= 0))
      throw new ArgumentError(
        `EarlyStopping: patience and minDelta must be 0 or above, got ${patience} and ${minDelta}`,
      )
    this.options = { monitor, mode, patience, minDelta, restoreBest }
    this.best = mode === 'min' ? Infinity : -Infinity
  }

  trainStart(): void {
    this.best = this.options.mode === 'min' ? Infinity : -Infinity
    this.bestEpoch = 0
    discard(this.weights)
    this.weights = {}
  }

  /**
   * Called after every epoch; `run.epoch` is its number, from 1, and `monitored('EarlyStopping', monitor, run)` the value
   * that was measured.
   *
   * - The value is better when it beats the best so far by more than minDelta: below it in mode 'min', above in 'max'. Then
   *   remember value and epoch, and with restoreBest a copy of the weights (`discard` the old copy first).
   * - Otherwise, when more than `patience` epochs have passed since the best one, set `run.stopped` to a sentence that says
   *   why. Training ends after this epoch.
   *
   * Example: patience 2 and the values 5, 3, 4, 3, 6: epoch 2 is the best, and epoch 5, the third after it, stops.
   */
  epochEnd(run: Run): void {
    return todo('epochEnd')
  }

  /** Called once, after the last epoch: with restoreBest, `run.model.loadStateDict` gets the best weights back. */
  trainEnd(run: Run): void {
    return todo('trainEnd')
  }

  stateDict(): nn.StateDict {
    const weights = Object.entries(this.weights).map(([name, value]) => [`weights.${name}`, keep(value.clone())])
    return { best: scalar(this.best), bestEpoch: scalar(this.bestEpoch), ...Object.fromEntries(weights) }
  }

  loadStateDict({ best, bestEpoch, ...weights }: nn.StateDict): void {
    this.best = best.item()
    this.bestEpoch = bestEpoch.item()
    this.weights = Object.fromEntries(
      Object.entries(weights).map(([name, value]) => [name.replace('weights.', ''), keep(value.clone())]),
    )
  }
}
