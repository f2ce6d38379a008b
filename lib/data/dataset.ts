import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import { checkRandom } from '../random/check-random.ts'
import type { Random } from '../random/random.ts'

/**
 * Samples by number: how many there are, and how to get one. Nothing is read before it is
 * asked for, so a data set may be larger than memory. PyTorch calls this a map-style
 * Dataset.
 */
export class Dataset<Sample> implements Iterable<Sample> {
  readonly length: number
  private readonly read: (index: number) => Sample

  /** @throws ArgumentError unless the length is a whole number ≥ 0. */
  constructor(length: number, read: (index: number) => Sample) {
    if (!Number.isInteger(length) || length < 0)
      throw new ArgumentError(
        `Dataset: the length must be a whole number ≥ 0, got ${describe(length)}`,
      )
    checkArgument('Dataset', 'what reads a sample', read, 'function')
    this.length = length
    this.read = read
  }

  /** The data set of the elements of an array. */
  static of<Sample>(samples: readonly Sample[]): Dataset<Sample> {
    checkArgument('Dataset.of', 'samples', samples, 'list')
    return new Dataset(samples.length, (index) => samples[index])
  }

  /** One sample. @throws ArgumentError for a number that no sample has. */
  get(index: number): Sample {
    if (!Number.isInteger(index) || index < 0 || index >= this.length) {
      const places =
        this.length === 0
          ? 'the data set is empty'
          : `samples are numbered 0 to ${this.length - 1}`
      throw new ArgumentError(`Dataset: there is no sample ${describe(index)}: ${places}`)
    }
    return this.read(index)
  }

  /** The same samples, each passed through `change` when it is read. */
  map<Changed>(change: (sample: Sample, index: number) => Changed): Dataset<Changed> {
    checkArgument('Dataset.map', 'what changes a sample', change, 'function')
    return new Dataset(this.length, (index) => change(this.get(index), index))
  }

  /**
   * Some of the samples, in the order of `indices`.
   *
   * @throws ArgumentError for a number that no sample has.
   */
  subset(indices: readonly number[]): Dataset<Sample> {
    checkArgument('Dataset.subset', 'indices', indices, 'list')
    const bad = indices.findIndex(
      (index) => !Number.isInteger(index) || index < 0 || index >= this.length,
    )
    if (bad >= 0)
      throw new ArgumentError(
        `Dataset.subset: there is no sample ${describe(indices[bad])} in a data set of ${this.length}`,
      )
    return new Dataset(indices.length, (index) => this.get(indices[index]))
  }

  /** All samples in a random order, drawn now and then fixed. */
  shuffle(random: Random): Dataset<Sample> {
    checkRandom('Dataset.shuffle', random)
    return this.subset([...random.permutation(this.length)])
  }

  *[Symbol.iterator](): Generator<Sample, void, undefined> {
    for (let index = 0; index < this.length; index++) yield this.get(index)
  }
}
