import { todo } from '#exercises'
import { ArgumentError, ShapeError } from 'chalkgrad/errors'
import { pairOf, type Pair, type Sliding, type SlidingOptions } from 'chalkgrad/shape/sliding'

export { pairOf, type Pair, type Sliding, type SlidingOptions }

/*
 * The arithmetic of sliding. You write the first two functions; the rest, which calls them, is written, so that your file
 * can take the place of lib/shape/sliding.ts.
 */

/**
 * At how many places a filter fits along one axis.
 *
 * - size: cells of the picture; padding: zeros at its start and zeros at its end, added up
 * - kernel: numbers of the filter; dilation: from one of them to the next, 1 when they lie side by side
 * - stride: cells from one place of the filter to the next. A last place that does not fit whole is none.
 *
 * Where it fits nowhere, whatever is below 1 will do.
 *
 * Example: 5 cells, a filter of 3: outputSize(5, 3) is 3, and with stride 2 it is 2.
 */
export function outputSize(size: number, kernel: number, stride = 1, padding = 0, dilation = 1): number {
  return todo('output-size')
}

/**
 * How many zeros to put at the start and at the end, so that with stride 1 the result is as long as the input. Where they
 * do not divide evenly, the end gets one more.
 *
 * Example: a filter of 3 needs [1, 1], a filter of 4 [1, 2].
 */
export function samePadding(kernel: number, dilation = 1): [before: number, after: number] {
  return todo('output-size')
}

/** The options of a filter of `kernel` cells, in full. */
export function slidingOf(name: string, kernel: Pair, options: SlidingOptions): Sliding {
  const { stride = 1, padding = 0, dilation = 1 } = options
  const [step, gap] = [pairOf(name, 'stride', stride, 1), pairOf(name, 'dilation', dilation, 1)]
  if (padding !== 'same') {
    const around = pairOf(name, 'padding', padding, 0)
    return { stride: step, before: around, after: around, dilation: gap }
  }
  if (step[0] !== 1 || step[1] !== 1)
    throw new ArgumentError(`${name}: padding 'same' keeps the size of the picture, and a stride makes it smaller`)
  const [down, across] = [samePadding(kernel[0], gap[0]), samePadding(kernel[1], gap[1])]
  return { stride: step, before: [down[0], across[0]], after: [down[1], across[1]], dilation: gap }
}

/** Rows and columns of the result when a filter slides over a picture of `size`. */
export function places(name: string, size: Pair, kernel: Pair, sliding: Sliding): Pair {
  const { stride, before, after, dilation } = sliding
  const along = (axis: 0 | 1): number => {
    const padding = before[axis] + after[axis]
    const count = outputSize(size[axis], kernel[axis], stride[axis], padding, dilation[axis])
    if (count >= 1) return count
    throw new ShapeError(`${name}: a filter of ${kernel[axis]} fits nowhere in ${size[axis]} cells`)
  }
  return [along(0), along(1)]
}
