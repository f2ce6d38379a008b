import { todo } from '#exercises'
import type { Random, Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { Module } from 'chalkgrad/nn/module'
import { rand } from 'chalkgrad/tensor/random'

/**
 * Dropout: while training, each element of x becomes 0 with probability p, anew in every pass. What is left is divided by
 * 1 − p, so that the mean of each element stays what it was. In use, dropout does nothing at all.
 *
 * The constructor is written. `this.training` says whether the model is being trained.
 *
 * When it passes, your file can take the engine's place: npm run chapter training -- --mine
 */
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
   * Any shape → the same shape and dtype. Gradients flow back through the elements that were left, and through no others.
   *
   * `rand(shape, random, { dtype })` draws numbers from 0 to 1, and comparisons such as `.less(0.3)` give 0 or 1.
   *
   * Example: with p = 0.5, [1, 2, 3, 4] becomes [0, 4, 6, 0], or [2, 4, 0, 8], or …
   */
  forward(x: Tensor): Tensor {
    return todo('dropout')
  }
}
