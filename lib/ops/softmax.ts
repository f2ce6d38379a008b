import { normalizeAxes } from '../shape/axes.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { needFloat } from './operand.ts'
import { keepsDims, type Axes, type ReduceOptions } from './reduce.ts'
import { where } from './where.ts'

/**
 * The largest over `axes` as a constant, to be taken away before an exponential so that it
 * cannot overflow. It cancels in the result, so it needs no gradient. An infinite one is
 * left out: ∞ − ∞ would be NaN. So is the largest of nothing: the sum of nothing is 0.
 */
function shift(name: string, x: Tensor, axes: Axes | undefined): Tensor {
  needFloat(name, x)
  const [constant, over] = [x.detach(), normalizeAxes(name, axes, x.shape)]
  if (x.size === 0) return constant.sum(over, { keepDims: true })
  const largest = constant.max(over, { keepDims: true })
  return where(largest.abs().less(Infinity), largest, 0)
}

/** eˣ / Σ eˣ along an axis, by default the last: positive numbers that add up to 1. */
export function softmax(x: Tensor, axis = -1): Tensor {
  const e = x.sub(shift('softmax', x, axis)).exp()
  return e.div(e.sum(axis, { keepDims: true }))
}

/**
 * ln softmax(x) = (x − m) − ln Σ eˣ⁻ᵐ, with m the largest x: a probability too small for
 * softmax still has a logarithm, and one near 1 a logarithm that is not 0.
 */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  const z = x.sub(shift('logSoftmax', x, axis))
  return z.sub(z.exp().sum(axis, { keepDims: true }).log())
}

/** ln Σ eˣ over `axes`, without overflow: m + ln Σ eˣ⁻ᵐ. */
export function logSumExp(x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  const keepDims = keepsDims('logSumExp', options)
  const m = shift('logSumExp', x, axes)
  const total = x.sub(m).exp().sum(axes, { keepDims })
  return total.log().add(m.reshape(total.shape))
}
