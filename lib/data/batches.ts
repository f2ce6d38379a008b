import { ArgumentError, ShapeError } from '../errors.ts'
import type { Random } from '../random/random.ts'
import { formatShape } from '../shape/shape.ts'
import { turn } from '../storage/scope.ts'
import type { Tensor } from '../tensor/tensor.ts'

export interface BatchesOptions {
  batchSize: number
  /**
   * Draw a new order from this generator for every pass; without it the order is that of
   * the data.
   */
  shuffle?: Random
  /** Leave out a last batch that is not full. Default false. */
  dropLast?: boolean
  /**
   * Changes x of each batch, (batch, …), before it is handed out: to augment images, or to
   * normalize.
   */
  transform?: (x: Tensor) => Tensor
}

export interface Batch {
  /** (batch, …) */
  x: Tensor
  /** (batch, …) */
  y: Tensor
  /** The number of the batch in this pass, from 0. */
  index: number
}

/**
 * Samples and their targets in batches. Each `for` loop is one pass over the data, and each
 * turn of it a scope: what the turn makes is released at its end.
 */
export class Batches implements Iterable<Batch> {
  private readonly x: Tensor
  private readonly y: Tensor
  private readonly options: BatchesOptions

  /** x: (samples, …), y: (samples, …). */
  constructor(x: Tensor, y: Tensor, options: BatchesOptions) {
    if (x.rank === 0 || y.rank === 0 || x.shape[0] !== y.shape[0]) {
      throw new ShapeError(
        `Batches: x ${formatShape(x.shape)} and y ${formatShape(y.shape)} must have the same number of samples on axis 0`,
      )
    }
    if (!Number.isInteger(options.batchSize) || options.batchSize < 1) {
      throw new ArgumentError(
        `Batches: batchSize must be a whole number ≥ 1, got ${options.batchSize}`,
      )
    }
    this.x = x
    this.y = y
    this.options = options
  }

  get samples(): number {
    return this.x.shape[0]
  }

  /** Batches in a pass. */
  get length(): number {
    const { batchSize, dropLast = false } = this.options
    return dropLast
      ? Math.floor(this.samples / batchSize)
      : Math.ceil(this.samples / batchSize)
  }

  *[Symbol.iterator](): Generator<Batch, void, undefined> {
    const { batchSize, shuffle, transform } = this.options
    const order = shuffle?.permutation(this.samples)
    for (let index = 0; index < this.length; index++) {
      const start = index * batchSize
      const stop = Math.min(start + batchSize, this.samples)
      for (const i of turn(`batch ${index}`, index)) {
        // Without a shuffle a batch is a view of the data, nothing is copied.
        const part = (all: Tensor): Tensor =>
          order
            ? all.indexSelect(0, [...order.subarray(start, stop)])
            : all.slice(0, start, stop)
        const x = part(this.x)
        yield { x: transform ? transform(x) : x, y: part(this.y), index: i }
      }
    }
  }
}
