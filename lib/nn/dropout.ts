import { ArgumentError } from '../errors.ts'
import { where } from '../ops/where.ts'
import { checkArgument, describe } from '../options.ts'
import { checkRandom } from '../random/check-random.ts'
import type { Random } from '../random/random.ts'
import { rand } from '../tensor/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'

/**
 * While training, each element of x becomes 0 with probability p, anew in every pass, so
 * that no unit can rely on another being there (Srivastava et al., 2014). What is left is
 * divided by 1 − p: the mean of each element stays, and in use, after `eval()`, dropout
 * does nothing at all ("inverted dropout").
 */
export class Dropout extends Module {
  readonly p: number
  private readonly random: Random

  /** @throws ArgumentError unless 0 ≤ p < 1. */
  constructor(p: number, random: Random) {
    super()
    checkArgument(this.constructor.name, 'p', p, 'number')
    checkRandom(this.constructor.name, random)
    if (!(p >= 0 && p < 1)) {
      throw new ArgumentError(
        `${this.constructor.name}: p is the share that is dropped, so it must be at least 0 and below 1, got ${describe(p)}`,
      )
    }
    this.p = p
    this.random = random
  }

  /** Does it drop anything now? */
  get active(): boolean {
    return this.training && this.p > 0
  }

  /** Any shape → the same shape. */
  forward(x: Tensor): Tensor {
    if (!this.training || this.p === 0) return x
    const kept = rand(x.shape, this.random, { dtype: x.dtype }).greaterEqual(this.p)
    // Chosen, not multiplied by 0: 0 · ∞ is NaN.
    return where(kept, x.mul(1 / (1 - this.p)), 0)
  }
}
