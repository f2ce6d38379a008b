import { checkOptions } from '../../options.ts'
import { between, eachImage, type Augmentation } from './augmentation.ts'

/**
 * Mirrors each image with some probability: left and right, or with `axis: 'vertical'` top
 * and bottom. Not for digits and letters, whose mirror images mean something else.
 */
export function flip(
  options: { probability?: number; axis?: 'horizontal' | 'vertical' } = {},
): Augmentation {
  checkOptions('flip', options, {
    probability: 'number',
    axis: ['horizontal', 'vertical'],
  })
  const { probability = 0.5, axis = 'horizontal' } = options
  between('flip', 'probability', probability, 0, 1)
  return (images, random) =>
    eachImage('flip', images, random, () => {
      const flipped = random.uniform() < probability
      return ({ pixels, height, width }, to) => {
        if (!flipped) return
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const from =
              axis === 'horizontal'
                ? y * width + (width - 1 - x)
                : (height - 1 - y) * width + x
            to[y * width + x] = pixels[from]
          }
        }
      }
    })
}
