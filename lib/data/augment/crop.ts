import { ArgumentError } from '../../errors.ts'
import { checkOptions } from '../../options.ts'
import { eachImage, type Augmentation } from './augmentation.ts'

/**
 * Puts `padding` pixels of `fill` around each image and cuts a piece of the old size out at
 * a random place. Krizhevsky et al. (2012) made 2,048 samples of one so; with padding, He
 * et al. (2015) for CIFAR-10.
 *
 * @throws ArgumentError unless the padding is a whole number ≥ 0.
 */
export function crop(options: { padding?: number; fill?: number } = {}): Augmentation {
  checkOptions('crop', options, { padding: 'number', fill: 'number' })
  const { padding = 4, fill = 0 } = options
  if (!Number.isInteger(padding) || padding < 0)
    throw new ArgumentError(`crop: padding must be a whole number ≥ 0, got ${padding}`)
  return (images, random) =>
    eachImage('crop', images, random, () => {
      const top = random.integer(2 * padding + 1) - padding
      const left = random.integer(2 * padding + 1) - padding
      return ({ pixels, height, width }, to) => {
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const [row, column] = [y + top, x + left]
            const inside = row >= 0 && row < height && column >= 0 && column < width
            to[y * width + x] = inside ? pixels[row * width + column] : fill
          }
        }
      }
    })
}
