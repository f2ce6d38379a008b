import type { Tensor } from '../tensor/tensor.ts'
import { needFloat } from './operand.ts'
import { where } from './where.ts'
import type { Axes, ReduceOptions } from './reduce.ts'

/**
 * The largest over `axes` as a constant, to be taken away before an exponential so that it
 * cannot overflow. It cancels in the result, so it needs no gradient. An infinite one is
 * left out: ∞ − ∞ would be NaN.
 */
function shift(x: Tensor, axes: Axes | undefined): Tensor {
  const largest = x.detach().max(axes, { keepDims: true })
  return where(largest.abs().less(Infinity), largest, 0)
}

/** ln Σ eˣ over `axes`, without overflow: m + ln Σ eˣ⁻ᵐ, with m the largest x. */
export function logSumExp(
  x: Tensor,
  axes?: Axes,
  { keepDims = false }: ReduceOptions = {},
): Tensor {
  needFloat('logSumExp', x)
  const m = shift(x, axes)
  const total = x.sub(m).exp().sum(axes, { keepDims })
  return total.log().add(m.reshape(total.shape))
}

/** eˣ / Σ eˣ along an axis, by default the last: positive numbers that add up to 1. */
export function softmax(x: Tensor, axis = -1): Tensor {
  needFloat('softmax', x)
  const e = x.sub(shift(x, axis)).exp()
  return e.div(e.sum(axis, { keepDims: true }))
}

/**
 * ln softmax(x), computed as x − logSumExp(x): a probability too small for softmax still
 * has a logarithm.
 */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  return x.sub(x.logSumExp(axis, { keepDims: true }))
}
