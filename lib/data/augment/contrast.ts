import { ArgumentError } from '../../errors.ts'
import { checkOptions } from '../../options.ts'
import { between, eachImage, plusMinus, type Augmentation } from './augmentation.ts'

/**
 * Pulls the pixels of each plane away from their mean, or towards it, by a factor of up to
 * 1 ± `factor`, and keeps them between `low` and `high`: 0 and 1 by default. So augment first
 * and normalize after.
 *
 * @throws ArgumentError for a pixel that is not between them.
 */
export function contrast(
  options: { factor?: number; low?: number; high?: number } = {},
): Augmentation {
  checkOptions('contrast', options, { factor: 'number', low: 'number', high: 'number' })
  const { factor = 0.2, low = 0, high = 1 } = options
  between('contrast', 'factor', factor, 0, 1)
  return (images, random) =>
    eachImage('contrast', images, random, () => {
      const times = 1 + plusMinus(factor, random)
      return ({ pixels }, to) => {
        const outside = pixels.find((pixel) => !(pixel >= low && pixel <= high))
        if (outside !== undefined)
          throw new ArgumentError(
            `contrast: pixels lie between ${low} and ${high}, got ${outside}: divide by 255, or give low and high`,
          )
        let mean = 0
        for (let i = 0; i < pixels.length; i++) mean += pixels[i] / pixels.length
        for (let i = 0; i < pixels.length; i++) {
          to[i] = Math.min(high, Math.max(low, mean + times * (pixels[i] - mean)))
        }
      }
    })
}
