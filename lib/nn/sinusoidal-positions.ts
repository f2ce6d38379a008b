import { checkOptions } from '../options.ts'
import { stack } from '../ops/join.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { angles } from './angles.ts'
import { checkPairs, checkPlaces } from './check-positions.ts'
import { Module } from './module.ts'

export interface SinusoidalOptions {
  /** How much slower the last pair turns than the first. Default 10000. */
  base?: number
}

/**
 * Adds to each vector where it stands: the sine and the cosine of angles that grow with the place,
 * pair by pair more slowly (Vaswani et al., 2017). Nothing is learned, and there is no last place.
 * A step further turns each pair by a fixed angle, so a linear layer can look "three to the left".
 *
 * Feature 2i is sin(place / base^(2i / width)), feature 2i + 1 its cosine.
 */
export class SinusoidalPositions extends Module<[x: Tensor, start?: number]> {
  readonly width: number
  readonly base: number

  /** @throws ArgumentError unless the width is even. */
  constructor(width: number, options: SinusoidalOptions = {}) {
    super()
    checkOptions('SinusoidalPositions', options, { base: 'number' })
    const { base = 10000 } = options
    checkPairs('SinusoidalPositions', width, base)
    this.width = width
    this.base = base
  }

  /** x: (…, time, width) → the same shape; its first step stands at `start`. */
  forward(x: Tensor, start = 0): Tensor {
    checkPlaces('SinusoidalPositions', x, this.width, start)
    const time = x.shape[x.rank - 2]
    const turned = angles(start, time, this.width / 2, this.base)
    // (time, width / 2, 2) → (time, width): sine and cosine of a pair stand side by side.
    const places = stack([turned.sin(), turned.cos()], -1).reshape([time, this.width])
    return x.add(places.cast(x.dtype))
  }
}
