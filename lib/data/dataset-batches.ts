import { ArgumentError } from '../errors.ts'
import { stack } from '../ops/join.ts'
import { turn } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Batch, BatchesOptions } from './batches.ts'
import type { Dataset } from './dataset.ts'
import { batchStream } from './stream.ts'

/** One input and what should come out: a tensor, or the number of a class. */
export interface Sample {
  x: Tensor
  y: Tensor | number
}

/**
 * Samples of equal shapes → x: (batch, …), y: (batch, …), or (batch) int32 when the targets
 * are class numbers.
 */
export function collate(samples: readonly Sample[]): { x: Tensor; y: Tensor } {
  const targets = samples.map(({ y }) => y)
  const labels = targets.filter((y) => typeof y === 'number')
  if (labels.length > 0 && labels.length < targets.length)
    throw new ArgumentError(
      'collate: some targets are numbers and some are tensors: a batch needs one kind',
    )
  const x = stack(samples.map((sample) => sample.x))
  if (labels.length > 0) return { x, y: tensor(labels, { dtype: 'int32' }) }
  return { x, y: stack(targets.filter((y) => typeof y !== 'number')) }
}

/**
 * The batches of a data set whose samples are read, or made, one by one. As with Batches,
 * each `for` loop is one pass and each turn of it a scope, in which the samples of the
 * batch are read.
 */
export class DatasetBatches implements Iterable<Batch> {
  private readonly dataset: Dataset<Sample>
  private readonly options: BatchesOptions

  constructor(dataset: Dataset<Sample>, options: BatchesOptions) {
    if (!Number.isInteger(options.batchSize) || options.batchSize < 1)
      throw new ArgumentError(
        `DatasetBatches: batchSize must be a whole number ≥ 1, got ${options.batchSize}`,
      )
    this.dataset = dataset
    this.options = options
  }

  get samples(): number {
    return this.dataset.length
  }

  /** Batches in a pass. */
  get length(): number {
    const { batchSize, dropLast = false } = this.options
    return dropLast
      ? Math.floor(this.samples / batchSize)
      : Math.ceil(this.samples / batchSize)
  }

  *[Symbol.iterator](): Generator<Batch, void, undefined> {
    const { batchSize, shuffle, dropLast, transform } = this.options
    const order =
      shuffle?.permutation(this.samples) ??
      Array.from({ length: this.samples }, (_, i) => i)
    let index = 0
    for (const places of batchStream(order, batchSize, { dropLast })) {
      for (const i of turn(`batch ${index}`, index++)) {
        const { x, y } = collate(places.map((place) => this.dataset.get(place)))
        yield { x: transform ? transform(x) : x, y, index: i }
      }
    }
  }
}
