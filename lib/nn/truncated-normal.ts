import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import type { Random } from '../random/random.ts'
import type { Shape } from '../shape/shape.ts'
import { make } from '../tensor/create.ts'
import { checkRandom } from '../random/check-random.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * Normal numbers with this standard deviation, those beyond two of it drawn again: a few weights
 * far out would each shape a unit of its own. What is left deviates by 0.88 of it. In Keras:
 * TruncatedNormal.
 */
export function truncatedNormal(shape: Shape, deviation: number, random: Random): Tensor {
  checkArgument('truncatedNormal', 'the deviation', deviation, 'number')
  if (!(deviation > 0 && deviation < Infinity))
    throw new ArgumentError(
      `truncatedNormal: the deviation must be above 0 and finite, got ${describe(deviation)}`,
    )
  checkRandom('truncatedNormal', random)
  const x = make('truncatedNormal', shape, {})
  const numbers = x.storage.write()
  for (let i = 0; i < numbers.length; i++) {
    let z: number
    do z = random.normal()
    while (Math.abs(z) > 2)
    numbers[i] = deviation * z
  }
  return x
}
