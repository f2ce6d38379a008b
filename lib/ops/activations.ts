import type { UnaryName } from '../kernels/kernels.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { elementwise, type ElementwiseGradient } from './elementwise.ts'
import { where } from './where.ts'

/** The table of elementwise.ts goes on: g · f′(x), with x or with y = f(x). */
const gradients = {
  // At 0 there is no derivative; like everyone we take 0.
  relu: (g, x) => where(x.greater(0), g, 0),
  tanh: (g, _, y) => g.mul(y.square().neg().add(1)),
  sigmoid: (g, _, y) => g.mul(y.mul(y.neg().add(1))),
  softplus: (g, x) => g.mul(x.sigmoid()),
} satisfies Partial<Record<UnaryName, ElementwiseGradient>>

/** max(x, 0), the rectified linear unit. */
export const relu = (x: Tensor): Tensor => elementwise('relu', x, gradients.relu)
/** Hyperbolic tangent: squeezes x into (−1, 1). */
export const tanh = (x: Tensor): Tensor => elementwise('tanh', x, gradients.tanh)
/** 1 / (1 + e⁻ˣ): squeezes x into (0, 1). */
export const sigmoid = (x: Tensor): Tensor => elementwise('sigmoid', x, gradients.sigmoid)
/** ln(1 + eˣ), a smooth relu. */
export const softplus = (x: Tensor): Tensor =>
  elementwise('softplus', x, gradients.softplus)

/**
 * x where positive, slope · x elsewhere (Maas et al., 2013): a relu whose gradient never
 * quite vanishes. At 0 it is the slope.
 */
export function leakyRelu(x: Tensor, slope = 0.01): Tensor {
  return where(x.greater(0), x, x.mul(slope))
}

/**
 * x where positive, alpha · (eˣ − 1) elsewhere (Clevert et al., 2016): bends smoothly, for
 * alpha = 1, and levels out at −alpha.
 */
export function elu(x: Tensor, alpha = 1): Tensor {
  const positive = x.greater(0)
  // Where x is not taken, its exponential must not overflow: 0 · ∞ is NaN.
  return where(positive, x, where(positive, 0, x).expm1().mul(alpha))
}

/** x · sigmoid(x), a smooth relu, also called swish (Elfwing et al., 2018). */
export function silu(x: Tensor): Tensor {
  return x.mul(x.sigmoid())
}

export interface GeluOptions {
  /** By tanh, or not at all: 'none' takes Φ itself. Default 'tanh'. */
  approximate?: 'tanh' | 'none'
}

/**
 * x · Φ(x), weighting x by the normal distribution's chance to lie below it, in the tanh
 * approximation ½x(1 + tanh(√(2/π)(x + 0.044715x³))) (Hendrycks and Gimpel, 2016). With
 * `approximate: 'none'` it is exact, ½x(1 + erf(x/√2)); the two differ by less than 0.0005.
 */
export function gelu(x: Tensor, options?: GeluOptions): Tensor {
  checkOptions('gelu', options, { approximate: ['tanh', 'none'] })
  if (options?.approximate === 'none')
    return x.mul(0.5).mul(x.mul(Math.SQRT1_2).erf().add(1))
  const inner = x.add(x.square().mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI))
  return x.mul(0.5).mul(inner.tanh().add(1))
}
