import type { Callback, EarlyStoppingOptions as Options, nn, Run } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { keep } from 'chalkgrad/storage/scope'
import { modeOf, monitored } from 'chalkgrad/train/monitor'
import { discard, scalar } from 'chalkgrad/train/state'

/** monitor: what to watch; mode: 'min' or 'max'; patience, minDelta, restoreBest: see below. */
export type EarlyStoppingOptions = Options

export class EarlyStopping implements Callback {
  /** The best value so far; before the first epoch Infinity (mode 'min') or −Infinity ('max'). */
  best: number
  /** The epoch of the best value, from 1; 0 before the first epoch. */
  bestEpoch = 0
  /** Copies of the weights of that epoch. */
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
   * `best` is what all epochs are compared with, not the epoch before: a curve that creeps down and jumps up would else
   * "improve" for ever. The weights are copied, because the next step changes them in place: whoever keeps the parameters
   * themselves has the last weights under the name of the best.
   */
  epochEnd(run: Run): void {
    const { monitor, mode, patience, minDelta, restoreBest } = this.options
    const value = monitored('EarlyStopping', monitor, run)
    const better = mode === 'min' ? value < this.best - minDelta : value > this.best + minDelta
    if (better) {
      this.best = value
      this.bestEpoch = run.epoch
      discard(this.weights)
      if (restoreBest) this.weights = run.model.stateDict()
    } else if (run.epoch - this.bestEpoch > patience) {
      run.stopped = `${monitor} was best in epoch ${this.bestEpoch}, ${this.best.toPrecision(4)}, and has not improved since`
    }
  }

  /** Also when training was not stopped: the last epoch is rarely the best. */
  trainEnd(run: Run): void {
    if (Object.keys(this.weights).length > 0) run.model.loadStateDict(this.weights)
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
