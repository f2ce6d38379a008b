import type { Random, Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { Module } from 'chalkgrad/nn/module'
import { rand } from 'chalkgrad/tensor/random'

export class Dropout extends Module {
  readonly p: number
  readonly random: Random

  constructor(p: number, random: Random) {
    super()
    if (!(p >= 0 && p < 1)) throw new ArgumentError(`Dropout: p must be at least 0 and below 1, got ${p}`)
    this.p = p
    this.random = random
  }

  /**
   * One random number for each element: it is at least p with probability 1 − p, and then the element stays.
   *
   * Without the division, an element would have the mean (1 − p)·x in training and x in use: the next layer would see
   * signals of another size than it was trained with. Divided while training ("inverted dropout"), nothing is left to be
   * done in use.
   *
   * The mask is multiplied with x as a tensor operation, so its gradient is the mask, too: a dropped unit learns nothing in
   * this step.
   */
  forward(x: Tensor): Tensor {
    if (!this.training || this.p === 0) return x
    const kept = rand(x.shape, this.random, { dtype: x.dtype }).greaterEqual(this.p)
    return x.mul(kept.div(1 - this.p))
  }
}
