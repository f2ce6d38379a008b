import { record } from '../autograd/record.ts'
import { ArgumentError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkOptions, type Kinds } from '../options.ts'
import { pairOf, places, slidingOf, type Pair, type Sliding } from '../shape/sliding.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { inOrder } from './conv2d.ts'
import { checkPictures } from './filters.ts'
import { scatterAdd } from './gather.ts'

export interface PoolOptions {
  /** Cells from one window to the next. Default the window's size: they lie side by side. */
  stride?: number | Pair
  /** Cells around the picture; at most half of the window. Default 0. */
  padding?: number | Pair
}

export const poolKinds: Kinds<PoolOptions> = {
  stride: 'number or list',
  padding: 'number or list',
}

/**
 * The largest cell of each window: what was found, and no longer exactly where. The
 * gradient goes to that cell, and of several that are equally large to the first, as one
 * reads (as in PyTorch). Padding is never the largest.
 *
 * x: (batch, channels, height, width) → (batch, channels, outHeight, outWidth).
 *
 * @throws ShapeError when the window fits nowhere.
 */
export function maxPool2d(
  x: Tensor,
  kernel: number | Pair,
  options: PoolOptions = {},
): Tensor {
  const { window, sliding, out } = windowsOf('maxPool2d', x, kernel, options)
  const [batch, channels, height, width] = x.shape
  const shape = [batch, channels, ...out]
  const y = empty(shape, x.dtype, 'maxPool2d')
  const place = empty(shape, 'int32', 'maxPool2d')
  kernels.maxPool2d(inOrder(x), window, sliding, y, place)
  const flat = place.reshape([batch, channels, out[0] * out[1]])
  const rule = (g: Tensor): Tensor =>
    scatterAdd(g.reshape(flat.shape), 2, flat, [batch, channels, height * width]).reshape(
      x.shape,
    )
  return record('maxPool2d', y, [x], [rule])
}

/** The windows over x, in full. */
export function windowsOf(
  name: string,
  x: Tensor,
  kernel: number | Pair,
  options: PoolOptions,
): { window: Pair; sliding: Sliding; out: Pair } {
  checkOptions(name, options, poolKinds)
  checkPictures(name, x)
  const window = pairOf(name, 'the window', kernel, 1)
  const sliding = slidingOf(name, window, {
    stride: options.stride ?? window,
    padding: options.padding,
  })
  if (sliding.before.some((padding, axis) => padding > window[axis] / 2))
    throw new ArgumentError(
      `${name}: padding [${sliding.before.join(', ')}] must be at most half of the window [${window.join(', ')}]: a window of nothing but padding has no value`,
    )
  const [, , height, width] = x.shape
  return { window, sliding, out: places(name, [height, width], window, sliding) }
}
