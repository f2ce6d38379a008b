import type { Tensor } from 'chalkgrad'
import { angles } from 'chalkgrad/nn/angles'
import { checkPairs, checkPlaces } from 'chalkgrad/nn/check-positions'
import { Module } from 'chalkgrad/nn/module'
import { concat } from 'chalkgrad/ops/join'

export interface RotaryOptions {
  /** How much slower the last pair turns than the first. Default 10000. */
  base?: number
}

/**
 * Turns queries and keys by their places. The constructor and the checks are written, and the angles come from the engine.
 *
 * When it passes, your file can take the engine's place: npm run chapter transformer -- --mine
 */
export class RotaryPositions extends Module<[x: Tensor, start?: number]> {
  readonly width: number
  readonly base: number

  constructor(width: number, { base = 10000 }: RotaryOptions = {}) {
    super()
    checkPairs('RotaryPositions', width, base)
    this.width = width
    this.base = base
  }

  /** x: (…, time, width) → the same shape; its first step stands at `start`. */
  forward(x: Tensor, start = 0): Tensor {
    checkPlaces('RotaryPositions', x, this.width, start)
    const turned = angles(start, x.shape[x.rank - 2], this.width / 2, this.base)
    return this.turn(x, turned.cast(x.dtype))
  }

  /**
   * Each pair of numbers (a, b) of a step is turned by its angle:
   *
   *     a′ = a · cos − b · sin        b′ = b · cos + a · sin
   *
   * A pair is number i and number i + width / 2: the first half of a vector holds all a, the second half all b.
   *
   * x: (…, time, width), angles: (time, width / 2), in radians → (…, time, width). `x.split(size, -1)` cuts the last axis into
   * pieces of this size. `a.sin()` and `a.cos()` are there. To put two tensors side by side, use `concat([a, b], -1)` of
   * 'chalkgrad/ops/join'.
   *
   * Example: (1, 2) turned by π / 2 becomes (−2, 1). And (1, 2, 3, 4) turned by (π / 2, 0) becomes (−3, 2, 1, 4).
   */
  turn(x: Tensor, angles: Tensor): Tensor {
    const [a, b] = x.split(this.width / 2, -1) // each (…, time, width / 2)
    const [cos, sin] = [angles.cos(), angles.sin()]
    return concat([a.mul(cos).sub(b.mul(sin)), b.mul(cos).add(a.mul(sin))], -1)
  }
}
