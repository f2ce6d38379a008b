import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkOptions, type Kinds } from '../options.ts'
import { outputSize, pairOf, slidingOf, type Pair } from '../shape/sliding.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { convKinds, convTranspose, type ConvOptions } from './conv2d.ts'
import { checkGroups, checkPictures } from './filters.ts'

export interface ConvTransposeOptions extends Omit<ConvOptions, 'padding'> {
  /** Taken off the result at each side: the padding of the convolution that it undoes. */
  padding?: number | Pair
  /**
   * Rows and columns more at the end. With a stride, several sizes of a picture shrink to
   * one; this says which of them is meant. Default 0.
   */
  outputPadding?: number | Pair
}

// Asked for when it is called: a file that is imported first may have to wait for the others.
const kinds = (): Kinds<ConvTransposeOptions> => ({
  ...convKinds,
  padding: 'number or list',
  outputPadding: 'number or list',
})

/**
 * The way back of a convolution, in its shapes: each cell of x lays down a copy of the
 * filter, times its own value, `stride` cells apart, and what overlaps is added up. So
 * pictures grow. It is the gradient of conv2d with respect to its picture (sometimes called
 * deconvolution, though it inverts nothing).
 *
 * x: (batch, channels, height, width), weight: (channels, outChannels / groups,
 * kernelHeight, kernelWidth) → (batch, outChannels, outHeight, outWidth), with outHeight =
 * (height − 1)·stride − 2·padding + dilation·(kernelHeight − 1) + outputPadding + 1.
 *
 * @throws ShapeError when sizes or channels do not fit.
 */
export function convTranspose2d(
  x: Tensor,
  weight: Tensor,
  options: ConvTransposeOptions = {},
): Tensor {
  const name = 'convTranspose2d'
  checkOptions(name, options, kinds())
  const { bias, groups = 1, outputPadding = 0 } = options
  checkArgument(name, 'weight', weight, Tensor)
  checkPictures(name, x)
  if (weight.rank !== 4 || weight.shape[0] !== x.shape[1])
    throw new ShapeError(
      `${name}: filters are (channels, outChannels / groups, height, width), and x ${formatShape(x.shape)} has ${x.shape[1]} channels, got weight ${formatShape(weight.shape)}`,
    )
  const [batch, , ...size] = x.shape
  const [, each, ...kernel] = weight.shape
  checkGroups(name, weight, bias, x, groups, each * groups)
  const sliding = slidingOf(name, [kernel[0], kernel[1]], options)
  const more = pairOf(name, 'outputPadding', outputPadding, 0)
  const out = size.map((places, i) => {
    const [stride, dilation] = [sliding.stride[i], sliding.dilation[i]]
    const padding = 2 * sliding.before[i]
    const grown = (places - 1) * stride + dilation * (kernel[i] - 1) + 1 - padding + more[i]
    // The convolution of the result must have x's size again.
    if (outputSize(grown, kernel[i], stride, padding, dilation) === places && grown > 0)
      return grown
    throw new ArgumentError(
      `${name}: outputPadding ${more[i]} must be below the stride ${stride}, and padding ${sliding.before[i]} leave something of the result`,
    )
  })
  const shape = [batch, each * groups, ...out]
  const y = convTranspose(x, weight, { ...sliding, groups }, shape)
  return bias ? y.add(bias.reshape([-1, 1, 1])) : y
}
