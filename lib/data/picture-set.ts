import { ArgumentError } from '../errors.ts'
import { checkArgument, checkList, checkOptions, describe } from '../options.ts'
import { Random } from '../random/random.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Augmentation } from './augment/augmentation.ts'
import { Batches, type XY } from './batches.ts'
import { Dataset } from './dataset.ts'
import { checkForm, type PictureForm } from './fit-picture.ts'
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
const partNames: readonly Part[] = ['train', 'validation', 'test']

const measuringKinds = { batchSize: 'number', normalizer: Normalizer } as const
const trainingKinds = {
  ...measuringKinds,
  random: Random,
  augmentation: 'function',
} as const

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

  /**
   * @throws ArgumentError for a form that cannot be, a part without pictures, and a label of
   *   no class.
   */
  constructor(
    classes: readonly string[],
    form: PictureForm,
    parts: Record<Part, Pictures>,
  ) {
    checkList('PictureSet', 'classes', classes, 'string')
    checkForm(form)
    checkArgument('PictureSet', 'the parts', parts, 'object')
    for (const name of partNames) checkPictures(name, parts[name], classes.length)
    this.classes = classes
    this.form = form
    this.parts = parts
  }

  /** The pictures of a part: to show one, to count them, to read a label. */
  part(name: Part): Pictures {
    checkArgument('PictureSet', 'a part', name, partNames)
    return this.parts[name]
  }

  /** The training part in a new order each pass; pixels 0 … 1, then augmented, then normalized. */
  training(options: {
    batchSize: number
    random: Random
    normalizer: Normalizer
    augmentation?: Augmentation | undefined
  }): Batches {
    checkOptions('training', options, trainingKinds, ['batchSize', 'random', 'normalizer'])
    const { batchSize, random, normalizer, augmentation } = options
    const transform = (x: Tensor): Tensor =>
      normalizer.apply(augmentation ? augmentation(x, random) : x)
    return new Batches<XY>(this.dataset('train'), { batchSize, shuffle: random, transform })
  }

  /** A part in its order, as it is; pixels 0 … 1, then normalized. */
  measuring(name: Part, options: { batchSize: number; normalizer: Normalizer }): Batches {
    checkOptions('measuring', options, measuringKinds, ['batchSize', 'normalizer'])
    const { batchSize, normalizer } = options
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
    // Bytes are whole numbers, so both sums are exact, and what the difference below loses is
    // less than 1e-10 of a gray level squared: one pass is enough here, as it is not elsewhere.
    const means = [...sums].map((sum) => sum / count)
    const spreads = means.map((mean, c) => Math.sqrt(squares[c] / count - mean * mean))
    const shape = [1, channels, 1, 1]
    return new Normalizer(
      tensor(means.map((mean) => mean / 255), { shape }), // prettier-ignore
      tensor(spreads.map((spread) => spread / 255 || 1), { shape }), // prettier-ignore
    )
  }

  private dataset(name: Part): Dataset<{ x: Tensor; y: number }> {
    const { labels, bytes } = this.part(name)
    return new Dataset(labels.length, (index) => ({
      x: pixelsOf(bytes(index), this.form),
      y: labels[index],
    }))
  }
}

function checkPictures(part: Part, pictures: Pictures, classes: number): void {
  checkArgument('PictureSet', `the part '${part}'`, pictures, 'object')
  const { labels, bytes, name } = pictures
  checkArgument('PictureSet', `labels of '${part}'`, labels, 'object')
  checkArgument('PictureSet', `bytes of '${part}'`, bytes, 'function')
  checkArgument('PictureSet', `name of '${part}'`, name, 'function')
  if (!(labels.length > 0))
    throw new ArgumentError(`PictureSet: the part '${part}' has no pictures`)
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new ArgumentError(
        `PictureSet: the label of picture ${i} in the part '${part}' must be a class from 0 to ${classes - 1}, got ${describe(label)}`,
      )
  }
}

/** Bytes 0 … 255 → (channels, size, size) float32 in 0 … 1. */
export function pixelsOf(bytes: Uint8Array, form: PictureForm): Tensor {
  checkArgument('pixelsOf', 'the bytes', bytes, Uint8Array)
  checkForm(form)
  const { colors, size } = form
  const values = Float32Array.from(bytes, (byte) => byte / 255)
  return tensor(values, { shape: [colors.length, size, size] })
}
