import { checkOptions, type Kinds } from '../options.ts'
import { pairOf, type Pair } from '../shape/sliding.ts'
import { ones, zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkPictures } from './filters.ts'
import { poolKinds, windowsOf, type PoolOptions } from './max-pool2d.ts'

export interface AvgPoolOptions extends PoolOptions {
  /**
   * Do padded cells count, as zeros? Then a window at the edge is divided by its whole
   * size, and its average is too low; else by the cells of the picture in it. Default true,
   * as in PyTorch (TensorFlow does not count them).
   */
  countIncludePad?: boolean
}

// Asked for when it is called: a file that is imported first may have to wait for the others.
export const avgPoolKinds = (): Kinds<AvgPoolOptions> => ({
  ...poolKinds,
  countIncludePad: 'boolean',
})

/**
 * The average of each window: a convolution, each channel for itself, with a filter of ones
 * that nobody learns, divided by the number of cells.
 *
 * x: (batch, channels, height, width) → (batch, channels, outHeight, outWidth).
 *
 * @throws ShapeError when the window fits nowhere.
 */
export function avgPool2d(
  x: Tensor,
  kernel: number | Pair,
  options: AvgPoolOptions = {},
): Tensor {
  checkOptions('avgPool2d', options, avgPoolKinds())
  const { countIncludePad = true, ...rest } = options
  const { window, sliding } = windowsOf('avgPool2d', x, kernel, rest)
  const { stride, before: padding } = sliding
  const added = (cells: Tensor): Tensor => {
    const [, groups] = cells.shape
    const filters = ones([groups, 1, ...window], { dtype: cells.dtype })
    return cells.conv2d(filters, { stride, padding, groups })
  }
  if (countIncludePad) return added(x).div(window[0] * window[1])
  const [, , height, width] = x.shape
  return added(x).div(added(ones([1, 1, height, width], { dtype: x.dtype })))
}

/**
 * As many windows as are asked for, whatever the size of the picture: window i of n covers
 * the cells from ⌊i·size/n⌋ to ⌈(i+1)·size/n⌉, so that windows overlap by a cell where n
 * does not divide the size. Averages down and across are taken one after the other, each a
 * matrix product. `x.adaptiveAvgPool2d(1)` is global average pooling that keeps the axes.
 *
 * x: (batch, channels, height, width) → (batch, channels, outHeight, outWidth).
 */
export function adaptiveAvgPool2d(x: Tensor, size: number | Pair): Tensor {
  checkPictures('adaptiveAvgPool2d', x)
  const [outHeight, outWidth] = pairOf('adaptiveAvgPool2d', 'the size', size, 1)
  const [, , height, width] = x.shape
  if (outHeight === 1 && outWidth === 1) return x.mean([2, 3], { keepDims: true })
  const down = averages(outHeight, height, x)
  const across = averages(outWidth, width, x)
  return down.matmul(x).matmul(across.transpose())
}

/** (count, size): row i is 1/n for the n cells of window i, and 0 elsewhere. */
function averages(count: number, size: number, { dtype }: Tensor): Tensor {
  const rows = zeros([count, size], { dtype })
  const flat = rows.storage.write()
  for (let i = 0; i < count; i++) {
    const [from, to] = [Math.floor((i * size) / count), Math.ceil(((i + 1) * size) / count)]
    for (let at = from; at < to; at++) flat[i * size + at] = 1 / (to - from)
  }
  return rows
}
