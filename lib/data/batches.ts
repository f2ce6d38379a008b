import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkCount, checkList, checkOptions } from '../options.ts'
import { Random } from '../random/random.ts'
import { formatShape } from '../shape/shape.ts'
import { inScope } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import { collate, type Sample } from './collate.ts'
import { Dataset } from './dataset.ts'
import { checkWeights, drawWeighted } from './weighted.ts'

export interface BatchesOptions {
  batchSize: number
  /**
   * Draw a new order from this generator for every pass; without it the order is that of
   * the data.
   */
  shuffle?: Random
  /**
   * How often each sample is drawn, one number for each: as many samples a pass as there are,
   * put back after each draw. Needs `shuffle`.
   */
  weights?: readonly number[]
  /** Leave out a last batch that is not full. Default false. */
  dropLast?: boolean
  /**
   * Changes the field x of each batch, (batch, …), before it is handed out: to augment
   * images, or to normalize.
   */
  transform?: (x: Tensor) => Tensor
}

/** Tensors by name, their samples on axis 0. */
export type Fields = Record<string, Tensor>

/** What most tasks need: x (samples, …) goes in, and y (samples, …) should come out. */
// oxlint-disable-next-line consistent-type-definitions -- an interface is no Record
export type XY = { x: Tensor; y: Tensor }

/** Some samples: of each field a tensor (batch, …), and the number of the batch, from 0. */
export type Batch<Part extends Fields = XY> = Part & { index: number }

/** Where the samples come from: those at `places` as tensors (places, …). */
interface Source<Part> {
  samples: number
  take(places: Places): Part
}

/** The samples of a batch: a stretch of the data, or any in any order. */
type Places = { start: number; stop: number } | number[]

/**
 * Samples in batches: the one door to data, whatever holds it. Inputs and targets, `new
 * Batches(x, y, options)`; any fields, `new Batches({ source, target, lengths }, options)`;
 * or a Dataset whose samples are read one by one. Each `for` loop is one pass over the
 * data, and each turn of it a scope: what the turn makes is released at its end.
 */
export class Batches<Part extends Fields = XY> implements Iterable<Batch<Part>> {
  private readonly source: Source<Part>
  private readonly options: BatchesOptions

  /** x: (samples, …), y: (samples, …). */
  constructor(x: Tensor, y: Tensor, options: BatchesOptions)
  constructor(data: Part | Dataset<Sample<Part>>, options: BatchesOptions)
  constructor(
    ...given:
      [Tensor, Tensor, BatchesOptions] | [Part | Dataset<Sample<Part>>, BatchesOptions]
  ) {
    const options = given.length === 3 ? given[2] : given[1]
    const data =
      given.length === 3 ? ({ x: given[0], y: given[1] } as Fields as Part) : given[0]
    checkOptions(
      'Batches',
      options,
      {
        batchSize: 'number',
        shuffle: Random,
        weights: 'list',
        dropLast: 'boolean',
        transform: 'function',
      },
      ['batchSize'],
    )
    checkCount('Batches', 'batchSize', options.batchSize)
    this.source = data instanceof Dataset ? readOneByOne(data) : cutFrom(data)
    this.options = options
    if (options.weights === undefined) return
    checkList('Batches', 'weights', options.weights, 'number')
    checkWeights(options.weights, this.samples)
    if (options.shuffle === undefined)
      throw new ArgumentError(
        'Batches: weights are drawn by chance: give the generator as shuffle, too',
      )
  }

  get samples(): number {
    return this.source.samples
  }

  /** Batches in a pass. */
  get length(): number {
    const { batchSize, dropLast = false } = this.options
    return dropLast
      ? Math.floor(this.samples / batchSize)
      : Math.ceil(this.samples / batchSize)
  }

  *[Symbol.iterator](): Generator<Batch<Part>, void, undefined> {
    const { batchSize, shuffle, weights, transform } = this.options
    const order =
      shuffle && weights
        ? drawWeighted(weights, shuffle)
        : shuffle?.permutation(this.samples)
    for (let index = 0; index < this.length; index++) {
      const start = index * batchSize
      const stop = Math.min(start + batchSize, this.samples)
      for (const i of inScope(`batch ${index}`, index)) {
        const part = this.source.take(
          order ? [...order.subarray(start, stop)] : { start, stop },
        )
        yield { ...(transform ? changed(part, transform) : part), index: i }
      }
    }
  }
}

/** Samples that lie in memory. Without a shuffle a batch is a view of them, nothing is copied. */
function cutFrom<Part extends Fields>(fields: Part): Source<Part> {
  checkArgument('Batches', 'the data', fields, 'object')
  for (const [name, field] of Object.entries(fields))
    checkArgument('Batches', name, field, Tensor)
  const shapes = Object.entries(fields).map(
    ([name, { shape }]) => `${name} ${formatShape(shape)}`,
  )
  const [first] = Object.values(fields)
  if ('index' in fields || first === undefined)
    throw new ArgumentError(
      `Batches: needs fields such as { source, target }, none of them named index, which numbers the batches; got ${shapes.join(', ') || 'none'}`,
    )
  const samples = first.shape[0]
  if (Object.values(fields).some(({ rank, shape }) => rank === 0 || shape[0] !== samples)) {
    throw new ShapeError(
      `Batches: ${shapes.join(' and ')} must have the same number of samples on axis 0`,
    )
  }
  return {
    samples,
    take: (places) =>
      mapFields(fields, (all) =>
        Array.isArray(places)
          ? all.indexSelect(0, places)
          : all.slice(0, places.start, places.stop),
      ),
  }
}

/** Samples that are read, or made, when a batch asks for them. */
function readOneByOne<Part extends Fields>(dataset: Dataset<Sample<Part>>): Source<Part> {
  const between = ({ start, stop }: { start: number; stop: number }): number[] =>
    Array.from({ length: stop - start }, (_, i) => start + i)
  return {
    samples: dataset.length,
    take: (places) =>
      collate<Part>(
        (Array.isArray(places) ? places : between(places)).map((i) => dataset.get(i)),
      ),
  }
}

function changed<Part extends Fields>(part: Part, transform: (x: Tensor) => Tensor): Part {
  if (part.x === undefined)
    throw new ArgumentError(
      `Batches: transform changes the field x, and these batches have ${Object.keys(part).join(', ')}: change the samples with Dataset.map`,
    )
  return { ...part, x: transform(part.x) }
}

function mapFields<Part extends Fields>(fields: Part, change: (x: Tensor) => Tensor): Part {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, change(value)]),
  ) as Part
}
