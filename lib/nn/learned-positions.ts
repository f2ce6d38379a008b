import { ShapeError } from '../errors.ts'
import { checkCount, checkOptions } from '../options.ts'
import type { Random } from '../random/random.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { randn } from '../tensor/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkPlaces } from './check-positions.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

export interface LearnedPositionsOptions {
  /** First values of the weight. Default normal with deviation 1, as those of an Embedding. */
  init?: (shape: Shape, random: Random) => Tensor
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

/**
 * Adds to each vector a row that is learned for its place, as GPT and BERT do. It says what is best
 * said of each place, knows nothing of places that it has not seen, and has a last one.
 *
 * weight: (count, width).
 */
export class LearnedPositions extends Module<[x: Tensor, start?: number]> {
  readonly weight: Parameter

  /** @throws ArgumentError unless the sizes are whole numbers ≥ 1. */
  constructor(
    count: number,
    width: number,
    random: Random,
    options: LearnedPositionsOptions = {},
  ) {
    super()
    checkOptions('LearnedPositions', options, {
      init: 'function',
      dtype: ['float32', 'float64'],
    })
    for (const [what, size] of Object.entries({ count, width }))
      checkCount('LearnedPositions', what, size)
    const { init = randn, dtype = 'float32' } = options
    this.weight = new Parameter(init([count, width], random), dtype)
  }

  /**
   * x: (…, time, width) → the same shape; its first step stands at `start`.
   *
   * @throws ShapeError for a step behind the last place.
   */
  forward(x: Tensor, start = 0): Tensor {
    const [count, width] = this.weight.shape
    checkPlaces('LearnedPositions', x, width, start)
    const end = start + x.shape[x.rank - 2]
    if (end > count)
      throw new ShapeError(
        `LearnedPositions: there are ${count} places, and x ${formatShape(x.shape)} that begins at place ${start} goes to ${end}`,
      )
    return x.add(this.weight.slice(0, start, end))
  }
}
