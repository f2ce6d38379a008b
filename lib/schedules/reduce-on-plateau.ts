import { ArgumentError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { belowStart, positive } from './schedule.ts'

export interface PlateauOptions {
  learningRate: number
  /** What the rate is multiplied by. Default 0.1. */
  factor?: number
  /** How many measurements without progress are forgiven. Default 10. */
  patience?: number
  /** Progress is at least this share of the best value. Default 1e-4. */
  threshold?: number
  /**
   * Is a small value better, as for a loss, or a large one, as for an accuracy? Default
   * 'min'.
   */
  mode?: 'min' | 'max'
  minimum?: number
}

/**
 * Lowers the rate when a measurement has stopped to get better. It cannot be a function of
 * the step: it depends on what happened. Call `update` after each evaluation.
 */
export class ReduceOnPlateau {
  learningRate: number
  /** The best value so far, and how many measurements came since without being better. */
  best: number
  waited = 0
  readonly mode: 'min' | 'max'
  private readonly options: Required<PlateauOptions>

  constructor(options: PlateauOptions) {
    checkOptions(
      'ReduceOnPlateau',
      options,
      {
        learningRate: 'number',
        factor: 'number',
        patience: 'number',
        threshold: 'number',
        mode: ['min', 'max'],
        minimum: 'number',
      },
      ['learningRate'],
    )
    this.options = {
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      mode: 'min',
      minimum: 0,
      ...options,
    }
    const { learningRate, factor, patience, threshold, minimum, mode } = this.options
    positive('ReduceOnPlateau', { learningRate, factor })
    belowStart('ReduceOnPlateau', minimum, learningRate)
    if (!(factor < 1))
      throw new ArgumentError(
        `ReduceOnPlateau: factor must be below 1, or nothing is reduced, got ${factor}`,
      )
    if (!(patience >= 0 && threshold >= 0))
      throw new ArgumentError(
        `ReduceOnPlateau: patience and threshold must be 0 or above, got ${patience} and ${threshold}`,
      )
    this.mode = mode
    this.learningRate = learningRate
    this.best = mode === 'min' ? Infinity : -Infinity
  }

  /** Forgets all measurements and goes back to the first rate, for another run. */
  reset(): void {
    this.learningRate = this.options.learningRate
    this.best = this.mode === 'min' ? Infinity : -Infinity
    this.waited = 0
  }

  /** Takes a measurement. @returns the learning rate from now on */
  update(value: number): number {
    const { threshold, patience, factor, minimum } = this.options
    checkArgument('ReduceOnPlateau', 'the measurement', value, 'number')
    if (Number.isNaN(value))
      throw new ArgumentError(
        'ReduceOnPlateau: the measurement is NaN, so nothing can be compared',
      )
    // The first measurement is better than none, however large.
    const margin = Number.isFinite(this.best) ? Math.abs(this.best) * threshold : 0
    const better =
      this.mode === 'min' ? value < this.best - margin : value > this.best + margin
    this.waited = better ? 0 : this.waited + 1
    if (better) this.best = value
    if (this.waited > patience) {
      this.learningRate = Math.max(minimum, this.learningRate * factor)
      this.waited = 0
    }
    return this.learningRate
  }
}
