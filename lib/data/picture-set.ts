import { ArgumentError } from '../errors.ts'
import type { Random } from '../random/random.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Augmentation } from './augment/augmentation.ts'
import { Batches, type XY } from './batches.ts'
import { Dataset } from './dataset.ts'
import type { PictureForm } from './fit-picture.ts'
import { Normalizer } from './normalizer.ts'

/** Pictures with what they show. Their bytes are read when they are asked for. */
export interface Pictures {
  /** Of each picture, the number of its class. */
  labels: ArrayLike<number>
  /** (channels, size, size), 0 … 255. */
  bytes(index: number): Uint8Array
  /** What to call it: its file. */
  name(index: number): string
}

export type Part = 'train' | 'validation' | 'test'

/**
 * Pictures to teach a network with, in three parts that have no picture in common: to learn
 * from, to choose by, and to judge by, once.
 *
 * There are two doors to them. `training` gives the training part, shuffled, and augmented
 * if that is wanted; `measuring` gives any part as it is. No way leads from an augmentation
 * to a picture that judges.
 */
export class PictureSet {
  readonly classes: readonly string[]
  readonly form: PictureForm
  private readonly parts: Record<Part, Pictures>

  constructor(
    classes: readonly string[],
    form: PictureForm,
    parts: Record<Part, Pictures>,
  ) {
    this.classes = classes
    this.form = form
    this.parts = parts
    for (const [name, { labels }] of Object.entries(parts)) {
      if (labels.length === 0)
        throw new ArgumentError(`PictureSet: the part '${name}' has no pictures`)
    }
  }

  /** The pictures of a part: to show one, to count them, to read a label. */
  part(name: Part): Pictures {
    return this.parts[name]
  }

  /** The training part in a new order each pass; pixels 0 … 1, then augmented, then normalized. */
  training(options: {
    batchSize: number
    random: Random
    normalizer: Normalizer
    augmentation?: Augmentation | undefined
  }): Batches {
    const { batchSize, random, normalizer, augmentation } = options
    const transform = (x: Tensor): Tensor =>
      normalizer.apply(augmentation ? augmentation(x, random) : x)
    return new Batches<XY>(this.dataset('train'), { batchSize, shuffle: random, transform })
  }

  /** A part in its order, as it is; pixels 0 … 1, then normalized. */
  measuring(
    name: Part,
    { batchSize, normalizer }: { batchSize: number; normalizer: Normalizer },
  ): Batches {
    return new Batches<XY>(this.dataset(name), {
      batchSize,
      transform: (x) => normalizer.apply(x),
    })
  }

  /** The mean and the spread of each channel over the training part, for pixels in 0 … 1. */
  normalizer(): Normalizer {
    const { labels, bytes } = this.parts.train
    const channels = this.form.colors.length
    const pixels = this.form.size ** 2
    const count = labels.length * pixels
    const [sums, squares] = [new Float64Array(channels), new Float64Array(channels)]
    for (let i = 0; i < labels.length; i++) {
      const picture = bytes(i)
      for (let at = 0; at < picture.length; at++) {
        const channel = Math.floor(at / pixels)
        sums[channel] += picture[at]
        squares[channel] += picture[at] * picture[at]
      }
    }
    const means = [...sums].map((sum) => sum / count)
    const spreads = means.map((mean, c) => Math.sqrt(squares[c] / count - mean * mean))
    const shape = [1, channels, 1, 1]
    return new Normalizer(
      tensor(means.map((mean) => mean / 255), { shape }), // prettier-ignore
      tensor(spreads.map((spread) => spread / 255 || 1), { shape }), // prettier-ignore
    )
  }

  private dataset(name: Part): Dataset<{ x: Tensor; y: number }> {
    const { labels, bytes } = this.parts[name]
    return new Dataset(labels.length, (index) => ({
      x: pixelsOf(bytes(index), this.form),
      y: labels[index],
    }))
  }
}

/** Bytes 0 … 255 → (channels, size, size) float32 in 0 … 1. */
export function pixelsOf(bytes: Uint8Array, { colors, size }: PictureForm): Tensor {
  const values = Float32Array.from(bytes, (byte) => byte / 255)
  return tensor(values, { shape: [colors.length, size, size] })
}
