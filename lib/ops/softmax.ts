import { record } from '../autograd/record.ts'
import { fused } from '../kernels/registry.ts'
import { normalizeAxes } from '../shape/axes.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { forwardInOnePass, gradientInOnePass } from './one-pass.ts'
import { needFloat } from './operand.ts'
import type { Axes, ReduceOptions } from './reduce.ts'
import { where } from './where.ts'

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
  const atOnce = inOnePass('logSumExp', x, axes)
  if (atOnce) return keepDims ? atOnce.unsqueeze(-1) : atOnce
  const m = shift(x, axes)
  const total = x.sub(m).exp().sum(axes, { keepDims })
  return total.log().add(m.reshape(total.shape))
}

/** eˣ / Σ eˣ along an axis, by default the last: positive numbers that add up to 1. */
export function softmax(x: Tensor, axis = -1): Tensor {
  needFloat('softmax', x)
  const atOnce = inOnePass('softmax', x, axis)
  if (atOnce) return atOnce
  const e = x.sub(shift(x, axis)).exp()
  return e.div(e.sum(axis, { keepDims: true }))
}

/**
 * ln softmax(x), computed as x − logSumExp(x): a probability too small for softmax still
 * has a logarithm.
 */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  const atOnce = inOnePass('logSoftmax', x, axis)
  return atOnce ?? x.sub(x.logSumExp(axis, { keepDims: true }))
}

const lastAxis = [-1, { keepDims: true }] as const

/**
 * What backpropagation through the compositions above comes to, along the last axis: the
 * gradients of the operations that are done at once.
 */
const gradients = {
  softmax: (g: Tensor, _: Tensor, y: Tensor) => y.mul(g.sub(g.mul(y).sum(...lastAxis))),
  logSoftmax: (g: Tensor, _: Tensor, y: Tensor) => g.sub(y.exp().mul(g.sum(...lastAxis))),
  logSumExp: (g: Tensor, x: Tensor, y: Tensor) =>
    g.unsqueeze(-1).mul(x.sub(y.unsqueeze(-1)).exp()),
}

/** Along the last axis, by a fused kernel; undefined where the kernels in use have none. */
function inOnePass(
  name: keyof typeof gradients,
  x: Tensor,
  axes: Axes | undefined,
): Tensor | undefined {
  if (fused[name] === undefined || x.size === 0) return undefined
  const over = normalizeAxes(name, axes, x.shape)
  if (over.length !== 1 || over[0] !== x.rank - 1) return undefined
  const own = x.detach().contiguous()
  const y = forwardInOnePass(
    name,
    own,
    name === 'logSumExp' ? x.shape.slice(0, -1) : x.shape,
  )
  const rule = (g: Tensor, y: Tensor): Tensor =>
    gradientInOnePass(name, g, own, y) ?? gradients[name](g, x, y)
  return y && record(name, y, [x], [(g) => rule(g, y)])
}
