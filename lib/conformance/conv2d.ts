import type { Filter } from '../kernels/kernels.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { formatShape, sizeOf, type Shape } from '../shape/shape.ts'
import { places, slidingOf, type SlidingOptions } from '../shape/sliding.ts'
import type { Case, Wanted } from './case.ts'
import { result, sample, type Sample } from './sample.ts'

type Slide = SlidingOptions & { groups?: number }

/**
 * Pictures, filters, and how they slide: ragged and odd, one cell, no picture, filters as
 * large as the picture and mostly beside it, channels each for itself, and beyond every
 * block and every piece of work for a thread.
 */
// prettier-ignore
const convolutions: [x: Shape, w: Shape, options?: Slide][] = [
  [[1, 1, 1, 1], [1, 1, 1, 1]],
  [[2, 3, 5, 7], [4, 3, 3, 3], { padding: 1 }],
  [[2, 3, 5, 7], [5, 3, 3, 2], { padding: [2, 0], stride: [2, 1] }],
  [[1, 2, 9, 6], [3, 2, 2, 3], { dilation: [1, 2], stride: 3, padding: 2 }],
  [[1, 4, 7, 5], [6, 2, 3, 3], { groups: 2, padding: 'same', dilation: 2 }],
  [[2, 5, 6, 9], [5, 1, 3, 3], { groups: 5, padding: 1 }],
  [[2, 3, 9, 11], [3, 1, 2, 3], { groups: 3, stride: 2 }],
  [[1, 3, 4, 4], [12, 1, 4, 4], { groups: 3 }],
  [[0, 3, 5, 5], [4, 3, 3, 3]],
  [[3, 2, 1, 40], [7, 2, 1, 5], { padding: [0, 4], dilation: [1, 2] }],
  [[2, 7, 13, 17], [9, 7, 1, 1]],
  [[1, 3, 37, 41], [11, 3, 7, 7], { stride: 2, padding: 3 }],
  [[1, 1, 3, 3], [2, 1, 3, 3], { padding: 4 }],
  [[1, 2, 40, 41], [5, 2, 3, 3], { padding: 1 }],
  [[1, 50, 9, 9], [9, 50, 3, 3], { padding: 1 }],
  [[2, 17, 28, 29], [19, 17, 3, 3], { padding: 1 }],
  [[3, 19, 21, 23], [70, 19, 3, 3], { stride: 2, padding: 1 }],
  [[5, 9, 3, 2], [8, 9, 3, 3], { padding: 2 }],
  [[3, 8, 10, 12], [10, 8, 3, 3]],
  [[5, 16, 32, 31], [8, 16, 3, 3], { padding: 1 }],
]

/** A convolution, with and without bias, and the gradients of its pictures and filters. */
export function* conv2dCases(wanted: Wanted): Generator<Case> {
  for (const [x, w, { groups = 1, ...options } = {}] of convolutions) {
    const sliding = slidingOf('a test', [w[2], w[3]], options)
    const filter: Filter = { ...sliding, groups }
    const out = places('a test', [x[2], x[3]], [w[2], w[3]], sliding)
    const y = [x[0], w[0], ...out]
    const about = `${formatShape(x)} * ${formatShape(w)} ${JSON.stringify({ groups, ...options })}`
    const terms = { y: sizeOf(w.slice(1)), x: (w[0] / groups) * w[2] * w[3], w: Math.max(1, y[0] * y[2] * y[3]) } // prettier-ignore
    if (wanted('conv2d')) {
      const inputs = [operand(x), operand(w), operand([w[0]])]
      const kernel = 'conv2d'
      yield { kernel, about, inputs: inputs.slice(0, 2), out: result(y), terms: terms.y, run: (k, [a, b], to) => k.conv2d(a, b, undefined, filter, to) } // prettier-ignore
      yield { kernel, about: `${about} with a bias`, inputs, out: result(y), terms: terms.y, run: (k, [a, b, c], to) => k.conv2d(a, b, c, filter, to) } // prettier-ignore
    }
    if (wanted('convTranspose2d'))
      yield { kernel: 'convTranspose2d', about, inputs: [operand(y), operand(w)], out: result(x), terms: terms.x, run: (k, [g, b], to) => k.convTranspose2d(g, b, filter, to) } // prettier-ignore
    if (wanted('conv2dWeight'))
      yield { kernel: 'conv2dWeight', about, inputs: [operand(x), operand(y)], out: result(w), terms: terms.w, run: (k, [a, g], to) => k.conv2dWeight(a, g, filter, to) } // prettier-ignore
  }
}

/** In order, but not from the beginning of its memory, as a part of a batch is. */
function operand(shape: Shape): Sample {
  return sample({ ...contiguousLayout(shape), offset: 3 })
}
