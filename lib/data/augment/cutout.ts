import { ArgumentError } from '../../errors.ts'
import { checkOptions } from '../../options.ts'
import { eachImage, type Augmentation } from './augmentation.ts'

/**
 * Covers a square at a random place of each image, so that the network must not rely on one
 * spot (DeVries and Taylor, 2017). As in the paper the center lies inside the image, so the
 * square may hang over its edge.
 *
 * @throws ArgumentError unless the size of the square, in pixels, is a whole number ≥ 1.
 */
export function cutout(options: { size?: number; fill?: number } = {}): Augmentation {
  checkOptions('cutout', options, { size: 'number', fill: 'number' })
  const { size = 8, fill = 0 } = options
  if (!Number.isInteger(size) || size < 1)
    throw new ArgumentError(`cutout: size must be a whole number ≥ 1, got ${size}`)
  return (images, random) =>
    eachImage('cutout', images, random, (imageHeight, imageWidth) => {
      const top = random.integer(imageHeight) - Math.floor(size / 2)
      const left = random.integer(imageWidth) - Math.floor(size / 2)
      return ({ height, width }, to) => {
        for (let y = Math.max(0, top); y < Math.min(height, top + size); y++) {
          for (let x = Math.max(0, left); x < Math.min(width, left + size); x++)
            to[y * width + x] = fill
        }
      }
    })
}
