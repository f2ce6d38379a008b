import { ArgumentError, DtypeError } from '../errors.ts'
import { checkArgument, checkCount, checkOptions } from '../options.ts'
import type { Random } from '../random/random.ts'
import type { Shape } from '../shape/shape.ts'
import { isFloat, type Dtype } from '../storage/dtype.ts'
import { randn } from '../tensor/random.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

export interface EmbeddingOptions {
  /** The number that stands for nothing, to make sequences equally long: its row is zeros, and never learns. */
  paddingIndex?: number
  /** First values of the weight. Default normal with deviation 1. */
  init?: (shape: Shape, random: Random) => Tensor
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

/**
 * A row of numbers for each of `count` things: words, characters, users. It is what a linear
 * layer would make of the number written as zeros and a single one, without the zeros.
 *
 * weight: (count, width), at first from a normal distribution with deviation 1.
 */
export class Embedding extends Module {
  readonly weight: Parameter
  readonly paddingIndex: number | undefined

  /** @throws ArgumentError unless the sizes are whole numbers ≥ 1, and the padding one of the rows. */
  constructor(
    count: number,
    width: number,
    random: Random,
    options: EmbeddingOptions = {},
  ) {
    super()
    checkOptions('Embedding', options, {
      paddingIndex: 'number',
      init: 'function',
      dtype: ['float32', 'float64'],
    })
    for (const [what, size] of Object.entries({ count, width }))
      checkCount('Embedding', what, size)
    const { paddingIndex, init = randn, dtype = 'float32' } = options
    if (
      paddingIndex !== undefined &&
      !(Number.isInteger(paddingIndex) && paddingIndex >= 0 && paddingIndex < count)
    )
      throw new ArgumentError(
        `Embedding: paddingIndex must be one of the ${count} rows, 0 to ${count - 1}, got ${paddingIndex}`,
      )
    this.paddingIndex = paddingIndex
    this.weight = new Parameter(init([count, width], random), dtype)
  }

  /**
   * numbers: (…), int32 → (…, width).
   *
   * @throws DtypeError for other numbers. @throws ArgumentError for one that has no row.
   */
  forward(numbers: Tensor): Tensor {
    checkArgument('Embedding', 'the numbers', numbers, Tensor)
    if (isFloat(numbers.dtype))
      throw new DtypeError(
        `Embedding: the numbers of rows are int32, got ${numbers.dtype}: convert them with .cast('int32')`,
      )
    const { paddingIndex, weight } = this
    const rows = weight
      .indexSelect(0, numbers.reshape([numbers.size]))
      .reshape([...numbers.shape, weight.shape[1]])
    if (paddingIndex === undefined) return rows
    return rows.maskedFill(numbers.equal(paddingIndex).unsqueeze(-1), 0)
  }
}
