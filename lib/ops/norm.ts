import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { needFloat } from './operand.ts'
import type { Axes, ReduceOptions } from './reduce.ts'
import { where } from './where.ts'

export interface NormOptions extends ReduceOptions {
  /** 1, 2, any number between or above, or Infinity. Default 2. */
  p?: number
}

/**
 * The length of vectors along `axes`: (Σ|x|ᵖ)^(1/p). p = 2 is Euclid's, p = 1 the sum of the
 * sizes, p = Infinity the largest of them. A vector of zeros gets a gradient of 0.
 *
 * @throws ArgumentError unless p ≥ 1: below, it is no length. @throws ShapeError when there
 *   is nothing to take the largest of.
 */
export function norm(x: Tensor, axes?: Axes, options: NormOptions = {}): Tensor {
  needFloat('norm', x)
  checkOptions('norm', options, { keepDims: 'boolean', p: 'number' })
  const { keepDims = false, p = 2 } = options
  if (!(p >= 1))
    throw new ArgumentError(`norm: p must be at least 1, or Infinity, got ${p}`)
  if (p === Infinity) return x.abs().max(axes, { keepDims })
  if (p === 1) return x.abs().sum(axes, { keepDims })
  if (p === 2) return root(x.square().sum(axes, { keepDims }))
  return root(x.abs().pow(p).sum(axes, { keepDims }), p)
}

/**
 * The standard deviation over `axes`, the root of `var` and divided as it is. Where all numbers
 * are equal, its gradient is 0.
 */
export function std(
  x: Tensor,
  axes?: Axes,
  options: ReduceOptions & { correction?: number } = {},
): Tensor {
  needFloat('std', x)
  checkOptions('std', options, { keepDims: 'boolean', correction: 'number' })
  return root(x.var(axes, options))
}

/** The p-th root, with a gradient of 0 at 0, where it rises without bound. */
function root(x: Tensor, p = 2): Tensor {
  const zero = x.equal(0)
  const safe = where(zero, 1, x)
  return where(zero, 0, p === 2 ? safe.sqrt() : safe.pow(1 / p))
}
