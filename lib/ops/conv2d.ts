import { record } from '../autograd/record.ts'
import type { Filter } from '../kernels/kernels.ts'
import { kernels } from '../kernels/registry.ts'
import { checkOptions, type Kinds } from '../options.ts'
import { places, slidingOf, type SlidingOptions } from '../shape/sliding.ts'
import type { Shape } from '../shape/shape.ts'
import { empty } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkFilters } from './filters.ts'

export interface ConvOptions extends SlidingOptions {
  /** Added to each output channel: (outChannels). Default none. */
  bias?: Tensor
  /**
   * In so many groups of channels, which do not see each other; as many as there are
   * channels: each is filtered alone ("depthwise"). Default 1.
   */
  groups?: number
}

export const convKinds: Kinds<ConvOptions> = {
  bias: Tensor,
  stride: 'number or list',
  padding: 'number or list or string',
  dilation: 'number or list',
  groups: 'number',
}

/**
 * Filters slide over pictures, and at each place the products of filter and picture are
 * added up. (What mathematics calls convolution turns the filter over first; deep learning
 * does not, as the filter is learned.)
 *
 * x: (batch, channels, height, width), weight: (outChannels, channels / groups,
 * kernelHeight, kernelWidth) → (batch, outChannels, outHeight, outWidth), with outHeight =
 * ⌊(height + 2·padding − dilation·(kernelHeight − 1) − 1) / stride⌋ + 1. In PyTorch
 * F.conv2d, in Keras Conv2D.
 *
 * @throws ShapeError when sizes or channels do not fit.
 */
export function conv2d(x: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  checkOptions('conv2d', options, convKinds)
  const { bias, groups = 1 } = options
  checkFilters('conv2d', x, weight, bias, groups)
  const [batch, , ...size] = x.shape
  const [outChannels, , ...kernel] = weight.shape
  const sliding = slidingOf('conv2d', [kernel[0], kernel[1]], options)
  const out = places('conv2d', [size[0], size[1]], [kernel[0], kernel[1]], sliding)
  return convolve(x, weight, bias, { ...sliding, groups }, [batch, outChannels, ...out])
}

/**
 * The result is a sum of products x · w, and with its gradient g the loss moves by Σ g · x ·
 * w, over all places where x and w meet. So there are three such sums, each over two of the
 * three: the convolution, the gradient of x, and the gradient of w; and each is the gradient
 * of the other two.
 */
export function convolve(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  filter: Filter,
  shape: Shape,
): Tensor {
  const y = empty(shape, x.dtype, 'conv2d')
  kernels.conv2d(inOrder(x), inOrder(weight), bias && inOrder(bias), filter, y)
  return record('conv2d', y, bias ? [x, weight, bias] : [x, weight], [
    (g) => convTranspose(g, weight, filter, x.shape),
    (g) => convWeight(x, g, filter, weight.shape),
    (g) => g.sum([0, 2, 3]),
  ])
}

/** Each g goes back to the cells of its window: ∂/∂x. */
export function convTranspose(
  g: Tensor,
  weight: Tensor,
  filter: Filter,
  shape: Shape,
): Tensor {
  const x = empty(shape, g.dtype, 'convTranspose2d')
  kernels.convTranspose2d(inOrder(g), inOrder(weight), filter, x)
  return record(
    'convTranspose2d',
    x,
    [g, weight],
    [
      (dx) => convolve(dx, weight, undefined, filter, g.shape),
      (dx) => convWeight(dx, g, filter, weight.shape),
    ],
  )
}

/** Each weight met all places of all pictures: ∂/∂w. */
function convWeight(x: Tensor, g: Tensor, filter: Filter, shape: Shape): Tensor {
  const w = empty(shape, x.dtype, 'conv2dWeight')
  kernels.conv2dWeight(inOrder(x), inOrder(g), filter, w)
  return record(
    'conv2dWeight',
    w,
    [x, g],
    [
      (dw) => convTranspose(g, dw, filter, x.shape),
      (dw) => convolve(x, dw, undefined, filter, g.shape),
    ],
  )
}

/** The same numbers, last axis fastest: fast kernels want whole rows. Records nothing. */
export function inOrder(x: Tensor): Tensor {
  return x.detach().contiguous()
}
