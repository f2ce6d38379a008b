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
   * One long list of numbers picks one long list of rows; the axes are put back then. indexSelect adds the gradients of equal
   * numbers up. What was filled with zeros leads nowhere, so nothing comes back to the row of the padding.
   */
  rows(numbers: Tensor): Tensor {
    const rows = this.weight
      .indexSelect(0, numbers.reshape([numbers.size]))
      .reshape([...numbers.shape, this.weight.shape[1]])
    if (this.paddingIndex === undefined) return rows
    return rows.maskedFill(numbers.equal(this.paddingIndex).unsqueeze(-1), 0)
  }
}
