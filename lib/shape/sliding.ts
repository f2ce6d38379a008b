import { ArgumentError, ShapeError } from '../errors.ts'
import { describe } from '../options.ts'
import { bothWays, type Pair } from './pair.ts'

export type { Pair } from './pair.ts'

/** How a filter or a window slides over a picture, in cells. */
export interface Sliding {
  /** From one place of the filter to the next. */
  stride: Pair
  /** Rows of zeros above the picture, columns of zeros on its left. */
  before: Pair
  /** Rows of zeros below it, columns of zeros on its right. */
  after: Pair
  /** From one number of the filter to the next: 1 when they lie side by side. */
  dilation: Pair
}

export interface SlidingOptions {
  /** Cells from one place of the filter to the next. Default 1. */
  stride?: number | Pair
  /**
   * Zeros around the picture: the same on all sides, or [above and below, left and right];
   * 'same' keeps its size. Default 0.
   */
  padding?: number | Pair | 'same'
  /** Cells from one number of the filter to the next. Default 1: side by side. */
  dilation?: number | Pair
}

/**
 * At how many places a filter fits along one axis. It covers dilation · (kernel − 1) + 1
 * cells; the first place is at the start, each further one `stride` cells on.
 *
 * @param padding zeros at the start and zeros at the end, added up
 */
export function outputSize(
  size: number,
  kernel: number,
  stride = 1,
  padding = 0,
  dilation = 1,
): number {
  const covered = dilation * (kernel - 1) + 1
  return Math.floor((size + padding - covered) / stride) + 1
}

/**
 * The options of a filter of `kernel` cells, in full.
 *
 * @throws ArgumentError for what is no whole number, and for 'same' with a stride.
 */
export function slidingOf(name: string, kernel: Pair, options: SlidingOptions): Sliding {
  const { stride = 1, padding = 0, dilation = 1 } = options
  const [step, gap] = [
    pairOf(name, 'stride', stride, 1),
    pairOf(name, 'dilation', dilation, 1),
  ]
  if (padding !== 'same') {
    const around = pairOf(name, 'padding', padding, 0)
    return { stride: step, before: around, after: around, dilation: gap }
  }
  if (step[0] !== 1 || step[1] !== 1)
    throw new ArgumentError(
      `${name}: padding 'same' keeps the size of the picture, and stride ${show(step)} makes it smaller. Give the padding as a number`,
    )
  const total = bothWays((axis) => gap[axis] * (kernel[axis] - 1))
  const before = bothWays((axis) => Math.floor(total[axis] / 2))
  const after = bothWays((axis) => total[axis] - before[axis]) // an even filter: one more at the end
  return { stride: step, before, after, dilation: gap }
}

/**
 * Rows and columns of the result when a filter slides over a picture of `size`.
 *
 * @throws ShapeError when it fits nowhere.
 */
export function places(name: string, size: Pair, kernel: Pair, sliding: Sliding): Pair {
  const { stride, before, after, dilation } = sliding
  return bothWays((axis) => {
    const padding = before[axis] + after[axis]
    const count = outputSize(
      size[axis],
      kernel[axis],
      stride[axis],
      padding,
      dilation[axis],
    )
    if (count >= 1) return count
    const covered = dilation[axis] * (kernel[axis] - 1) + 1
    throw new ShapeError(
      `${name}: ${size[axis]} ${axis === 0 ? 'rows' : 'columns'} and ${padding} of padding are fewer than the ${covered} that the filter covers: it fits nowhere. ` +
        `Pad the picture, or take a smaller filter${axis === 0 ? '' : ' or dilation'}`,
    )
  })
}

/**
 * One number for both axes, or one for each.
 *
 * @throws ArgumentError unless they are whole numbers, `least` at least.
 */
export function pairOf(
  name: string,
  what: string,
  value: number | Pair,
  least: number,
): Pair {
  const pair: readonly number[] = typeof value === 'number' ? [value, value] : value
  const right = Array.isArray(pair) && pair.length === 2
  if (right && pair.every((one) => Number.isInteger(one) && one >= least))
    return [pair[0], pair[1]]
  throw new ArgumentError(
    `${name}: ${what} must be a whole number ≥ ${least}, or two of them, [down, across], got ${right ? show(pair) : describe(value)}`,
  )
}

function show(pair: readonly number[]): string {
  const [down, across] = pair.map(describe)
  return down === across ? down : `[${down}, ${across}]`
}
