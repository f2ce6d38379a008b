import { ArgumentError, DtypeError, ShapeError } from '../../errors.ts'
import { checkArgument, checkList, describe } from '../../options.ts'
import { checkRandom } from '../../random/check-random.ts'
import type { Random } from '../../random/random.ts'
import { formatShape } from '../../shape/shape.ts'
import { isFloat, typedArray, type TypedArray } from '../../storage/dtype.ts'
import { tensor } from '../../tensor/create.ts'
import { Tensor } from '../../tensor/tensor.ts'

/**
 * A random change to images that leaves their meaning: a shoe moved by two pixels is still
 * a shoe. It makes new training samples out of old ones. Test images are never augmented.
 *
 * images: (batch, height, width) or (batch, channels, height, width), a float dtype; the
 * result is a new tensor of the same shape. Each image of the batch is changed in its own
 * way, all of its channels alike, drawn from `random`.
 */
export type Augmentation = (images: Tensor, random: Random) => Tensor

/** One augmentation after the other. */
export function sequence(...augmentations: readonly Augmentation[]): Augmentation {
  checkList('sequence', 'augmentations', augmentations, 'function')
  return (images, random) =>
    augmentations.reduce((changed, augment) => augment(changed, random), images)
}

/** One plane of an image: a channel, or the whole of a gray image. Row by row. */
export interface Plane {
  pixels: TypedArray
  height: number
  width: number
}

/**
 * The loop that augmentations share: `draw` makes the random choice of an image, and what
 * it returns paints `to` from `from` for each of its planes. `to` starts as a copy of
 * `from`.
 */
export function eachImage(
  name: string,
  images: Tensor,
  random: Random,
  draw: (height: number, width: number) => (from: Plane, to: TypedArray) => void,
): Tensor {
  checkArgument(name, 'images', images, Tensor)
  checkRandom(name, random)
  if (images.rank !== 3 && images.rank !== 4) {
    throw new ShapeError(
      `${name}: needs images (batch, height, width) or (batch, channels, height, width), got ${formatShape(images.shape)}`,
    )
  }
  if (!isFloat(images.dtype))
    throw new DtypeError(`${name}: pixels are float32 or float64, not ${images.dtype}`)
  const [batch, channels] = images.rank === 3 ? [images.shape[0], 1] : images.shape
  const [height, width] = images.shape.slice(-2)
  const size = height * width
  const from = images.data()
  const to = typedArray(images.dtype, from.length)
  to.set(from)
  for (let image = 0; image < batch; image++) {
    const paint = draw(height, width)
    for (let channel = 0; channel < channels; channel++) {
      const start = (image * channels + channel) * size
      paint(
        { pixels: from.subarray(start, start + size), height, width },
        to.subarray(start, start + size),
      )
    }
  }
  return tensor(to, { shape: images.shape })
}

/** @throws ArgumentError unless low ≤ value ≤ high. */
export function between(
  name: string,
  option: string,
  value: number,
  low: number,
  high: number,
): number {
  if (value >= low && value <= high) return value
  throw new ArgumentError(
    `${name}: ${option} must lie between ${low} and ${high}, got ${describe(value)}`,
  )
}

/** A number, uniform in ±limit. */
export function plusMinus(limit: number, random: Random): number {
  return limit * (2 * random.uniform() - 1)
}
