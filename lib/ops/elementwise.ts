import { record } from '../autograd/record.ts'
import type { UnaryName } from '../kernels/kernels.ts'
import { kernels } from '../kernels/registry.ts'
import { contiguousLayout, isContiguous } from '../shape/layout.ts'
import { sizeOf } from '../shape/shape.ts'
import { allocate } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import { gradientInOnePass } from './one-pass.ts'
import { needFloat } from './operand.ts'

/**
 * For y = f(x), element by element: the gradient of the loss with respect to x, where g is
 * the gradient with respect to y. By the chain rule it is g · f′(x). Where f′ is easy to
 * write with y, y is used.
 */
const gradients: Record<UnaryName, (g: Tensor, x: Tensor, y: Tensor) => Tensor> = {
  neg: (g) => g.neg(),
  abs: (g, x) => g.mul(x.sign()),
  sign: (g) => g.mul(0),
  square: (g, x) => g.mul(x).mul(2),
  sqrt: (g, _, y) => g.div(y.mul(2)),
  exp: (g, _, y) => g.mul(y),
  log: (g, x) => g.div(x),
  sin: (g, x) => g.mul(x.cos()),
  cos: (g, x) => g.mul(x.sin().neg()),
  tanh: (g, _, y) => g.mul(y.square().neg().add(1)),
  sigmoid: (g, _, y) => g.mul(y.mul(y.neg().add(1))),
  // At 0 there is no derivative; like everyone we take 0.
  relu: (g, x) => g.mul(x.greater(0)),
  softplus: (g, x) => g.mul(x.sigmoid()),
}

const wholeNumbers: ReadonlySet<UnaryName> = new Set([
  'neg',
  'abs',
  'sign',
  'square',
  'relu',
])

function elementwise(name: UnaryName, x: Tensor): Tensor {
  if (!wholeNumbers.has(name)) needFloat(name, x)
  const y = like(x, name)
  kernels[name](x, y)
  const rule = (g: Tensor): Tensor =>
    gradientInOnePass(name, g, x, y) ?? gradients[name](g, x, y)
  return record(name, y, [x], [rule])
}

/**
 * A new tensor with x's shape and dtype, its numbers still to be written. A contiguous x
 * lends its layout.
 */
export function like(x: Tensor, madeBy: string): Tensor {
  const layout =
    x.offset === 0 && isContiguous(x.layout) ? x.layout : contiguousLayout(x.shape)
  return new Tensor(allocate(x.dtype, sizeOf(x.shape), madeBy), layout)
}

/** −x. */
export const neg = (x: Tensor): Tensor => elementwise('neg', x)
/** |x|. Its gradient at 0 is taken as 0. */
export const abs = (x: Tensor): Tensor => elementwise('abs', x)
/** −1, 0 or 1. Its gradient is 0 everywhere. */
export const sign = (x: Tensor): Tensor => elementwise('sign', x)
/** x². */
export const square = (x: Tensor): Tensor => elementwise('square', x)
/** √x; NaN below 0. */
export const sqrt = (x: Tensor): Tensor => elementwise('sqrt', x)
/** eˣ. */
export const exp = (x: Tensor): Tensor => elementwise('exp', x)
/** The natural logarithm; −∞ at 0, NaN below. */
export const log = (x: Tensor): Tensor => elementwise('log', x)
/** Sine; x in radians. */
export const sin = (x: Tensor): Tensor => elementwise('sin', x)
/** Cosine; x in radians. */
export const cos = (x: Tensor): Tensor => elementwise('cos', x)
/** Hyperbolic tangent: squeezes x into (−1, 1). */
export const tanh = (x: Tensor): Tensor => elementwise('tanh', x)
/** 1 / (1 + e⁻ˣ): squeezes x into (0, 1). */
export const sigmoid = (x: Tensor): Tensor => elementwise('sigmoid', x)
/** max(x, 0). */
export const relu = (x: Tensor): Tensor => elementwise('relu', x)
/** ln(1 + eˣ), a smooth relu. */
export const softplus = (x: Tensor): Tensor => elementwise('softplus', x)
