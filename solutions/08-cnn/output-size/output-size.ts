import { ArgumentError, ShapeError } from 'chalkgrad/errors'
import { pairOf, type Pair, type Sliding, type SlidingOptions } from 'chalkgrad/shape/sliding'

export { pairOf, type Pair, type Sliding, type SlidingOptions }

/**
 * The filter covers dilation · (kernel − 1) + 1 cells: one for its first number, and a gap for each further one. The first
 * place is at the start. What is left over, divided by the stride, rounded down, is how often it can move on.
 */
export function outputSize(size: number, kernel: number, stride = 1, padding = 0, dilation = 1): number {
  const covered = dilation * (kernel - 1) + 1
  return Math.floor((size + padding - covered) / stride) + 1
}

/** With stride 1 a filter loses all cells that it covers but one; so many zeros make up for it. */
export function samePadding(kernel: number, dilation = 1): [before: number, after: number] {
  const total = dilation * (kernel - 1)
  const before = Math.floor(total / 2)
  return [before, total - before]
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
