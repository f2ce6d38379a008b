import { todo } from '#exercises'
import type { Dtype, Random, Tensor } from 'chalkgrad'
import { ArgumentError, DtypeError } from 'chalkgrad/errors'
import { Module } from 'chalkgrad/nn/module'
import { Parameter } from 'chalkgrad/nn/parameter'
import { randn } from 'chalkgrad/tensor/random'

export interface EmbeddingOptions {
  /** The number that stands for nothing, to make texts equally long. */
  paddingIndex?: number
  /** Default float32. */
  dtype?: Dtype
}

/**
 * A row of `width` numbers for each of `count` words. The constructor is written: `weight` is (count, width). `forward` is
 * written up to the rows: it refuses numbers that are not whole.
 *
 * When it passes, your file can take the engine's place: npm run chapter lstm -- --mine
 */
export class Embedding extends Module {
  readonly weight: Parameter
  readonly paddingIndex: number | undefined

  constructor(
    count: number,
    width: number,
    random: Random,
    { paddingIndex, dtype = 'float32' }: EmbeddingOptions = {},
  ) {
    super()
    if (paddingIndex !== undefined && !(Number.isInteger(paddingIndex) && paddingIndex >= 0 && paddingIndex < count))
      throw new ArgumentError(`Embedding: paddingIndex must be one of ${count} rows, got ${paddingIndex}`)
    this.paddingIndex = paddingIndex
    this.weight = new Parameter(randn([count, width], random), dtype)
  }

  forward(numbers: Tensor): Tensor {
    if (numbers.dtype !== 'int32') throw new DtypeError(`Embedding: numbers of rows are int32, got ${numbers.dtype}`)
    return this.rows(numbers)
  }

  /**
   * numbers: int32, with any axes, such as (batch, time) → the row of each, (batch, time, width).
   *
   * - The gradient goes to the rows that were asked for. Where a word comes twice, its row gets the gradients of both places.
   * - Where the number is `paddingIndex` (if there is one), the answer is zeros, whatever stands in that row, and its row gets no
   *   gradient: it never learns.
   *
   * `x.indexSelect(axis, numbers)` picks rows by a list or by a tensor with one axis. `x.maskedFill(mask, value)` writes a value
   * where the mask is not 0, and `numbers.equal(n)` is such a mask.
   *
   * Example: with the rows [1, 2] and [3, 4], the numbers [[1, 0, 1]] become [[[3, 4], [1, 2], [3, 4]]].
   */
  rows(numbers: Tensor): Tensor {
    return todo('embedding')
  }
}
