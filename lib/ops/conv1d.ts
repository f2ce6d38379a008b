import { ArgumentError } from '../errors.ts'
import { checkOptions, type Kinds } from '../options.ts'
import { places, slidingOf, type Sliding } from '../shape/sliding.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { convKinds, convolve, type ConvOptions } from './conv2d.ts'
import { checkFilters } from './filters.ts'

export interface Conv1dOptions extends Omit<
  ConvOptions,
  'stride' | 'padding' | 'dilation'
> {
  /** Default 1. */
  stride?: number
  /**
   * Zeros at both ends; 'same' keeps the length; 'causal' keeps it, too, with all zeros at
   * the start, so that an output sees no later input. Default 0.
   */
  padding?: number | 'same' | 'causal'
  /** Default 1. */
  dilation?: number
}

// Asked for when it is called: a file that is imported first may have to wait for the others.
const kinds = (): Kinds<Conv1dOptions> => ({
  ...convKinds,
  stride: 'number',
  padding: 'number or string',
  dilation: 'number',
})

/**
 * Filters slide along a sequence: conv2d of pictures that are one row high.
 *
 * x: (batch, channels, length), weight: (outChannels, channels / groups, kernel) → (batch,
 * outChannels, outLength).
 *
 * @throws ShapeError when sizes or channels do not fit.
 */
export function conv1d(x: Tensor, weight: Tensor, options: Conv1dOptions = {}): Tensor {
  checkOptions('conv1d', options, kinds())
  const { bias, groups = 1 } = options
  checkFilters('conv1d', x, weight, bias, groups, 1)
  const [batch, , length] = x.shape
  const [outChannels, , kernel] = weight.shape
  const along = slidingAlong(kernel, options)
  const out = places('conv1d', [1, length], [1, kernel], along)
  return convolve(x.unsqueeze(2), weight.unsqueeze(2), bias, { ...along, groups }, [
    batch,
    outChannels,
    ...out,
  ]).squeeze(2)
}

/** As along the columns of a picture whose only row is never left. */
function slidingAlong(
  kernel: number,
  { stride = 1, padding = 0, dilation = 1 }: Conv1dOptions,
): Sliding {
  if (typeof padding === 'string' && padding !== 'same' && padding !== 'causal')
    throw new ArgumentError(
      `conv1d: padding must be a number, 'same' or 'causal', got '${String(padding)}'`,
    )
  const causal = padding === 'causal'
  const sliding = slidingOf('conv1d', [1, kernel], {
    stride: [1, stride],
    dilation: [1, dilation],
    padding: padding === 'same' ? padding : [0, causal ? 0 : padding],
  })
  return causal ? { ...sliding, before: [0, dilation * (kernel - 1)] } : sliding
}
