import { checkOptions } from '../options.ts'
import { concat } from '../ops/join.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { angles } from './angles.ts'
import { checkPairs, checkPlaces } from './check-positions.ts'
import { Module } from './module.ts'

export interface RotaryOptions {
  /** How much slower the last pair turns than the first. Default 10000. */
  base?: number
}

/**
 * Turns queries and keys by angles that grow with the place (Su et al., 2021, RoFormer). A product
 * of two turned vectors depends on the angle between them alone: on how far apart the words stand,
 * and not on where.
 *
 * Features are paired across the halves, i with i + width / 2, as in GPT-NeoX and LLaMA. The paper
 * pairs neighbours, 2i with 2i + 1: the same up to the order of the features, but weights that were
 * trained with one do not fit the other.
 */
export class RotaryPositions extends Module<[x: Tensor, start?: number]> {
  readonly width: number
  readonly base: number

  /** width: of one head. @throws ArgumentError unless it is even. */
  constructor(width: number, options: RotaryOptions = {}) {
    super()
    checkOptions('RotaryPositions', options, { base: 'number' })
    const { base = 10000 } = options
    checkPairs('RotaryPositions', width, base)
    this.width = width
    this.base = base
  }

  /** x: (…, time, width) → the same shape; its first step stands at `start`. */
  forward(x: Tensor, start = 0): Tensor {
    checkPlaces('RotaryPositions', x, this.width, start)
    const time = x.shape[x.rank - 2]
    const turned = angles(start, time, this.width / 2, this.base)
    const [cos, sin] = [turned.cos(), turned.sin()].map((part) => part.cast(x.dtype))
    const [a, b] = x.split(this.width / 2, -1) // each (…, time, width / 2)
    return concat([a.mul(cos).sub(b.mul(sin)), b.mul(cos).add(a.mul(sin))], -1)
  }
}
