import { record } from '../autograd/record.ts'
import type { UnaryName } from '../kernels/kernels.ts'
import { kernels } from '../kernels/registry.ts'
import { contiguousLayout, isContiguous } from '../shape/layout.ts'
import { sizeOf } from '../shape/shape.ts'
import { allocate } from '../storage/scope.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { fusedGradient } from './fused.ts'
import { needFloat } from './operand.ts'
import { where } from './where.ts'
import { inFloat64, toInt32 } from './whole-numbers.ts'

/**
 * For y = f(x), element by element: the gradient of the loss with respect to x, where g is
 * the gradient with respect to y. By the chain rule it is g · f′(x). Where f′ is easy to
 * write with y, y is used. Where f′ is 0 for all g, g is not multiplied by 0 but left out:
 * ∞ · 0 would be NaN.
 */
export type ElementwiseGradient = (g: Tensor, x: Tensor, y: Tensor) => Tensor

const gradients = {
  neg: (g) => g.neg(),
  abs: (g, x) => where(x, g.mul(x.sign()), 0),
  sign: (g) => zeros(g.shape, { dtype: g.dtype }),
  square: (g, x) => g.mul(x).mul(2),
  sqrt: (g, _, y) => g.div(y.mul(2)),
  exp: (g, _, y) => g.mul(y),
  log: (g, x) => g.div(x),
  sin: (g, x) => g.mul(x.cos()),
  cos: (g, x) => g.mul(x.sin().neg()),
} satisfies Partial<Record<UnaryName, ElementwiseGradient>>

/** Those that whole numbers have, too. */
const wholeNumbers: ReadonlySet<UnaryName> = new Set([
  'neg',
  'abs',
  'sign',
  'square',
  'relu',
  'floor',
  'ceil',
  'round',
])

/** Runs the kernel of this name, and records the gradient that belongs to it. */
export function elementwise(
  name: UnaryName,
  x: Tensor,
  gradient: ElementwiseGradient,
): Tensor {
  if (x.dtype === 'int32' && wholeNumbers.has(name))
    return toInt32(name, elementwise(name, inFloat64(x), gradient))
  needFloat(name, x)
  const y = like(x, name)
  kernels[name](x, y)
  const rule = (g: Tensor): Tensor => fusedGradient(name, g, x, y) ?? gradient(g, x, y)
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
export const neg = (x: Tensor): Tensor => elementwise('neg', x, gradients.neg)
/** |x|. Its gradient at 0 is taken as 0. */
export const abs = (x: Tensor): Tensor => elementwise('abs', x, gradients.abs)
/** −1, 0 or 1. Its gradient is 0 everywhere. */
export const sign = (x: Tensor): Tensor => elementwise('sign', x, gradients.sign)
/** x². */
export const square = (x: Tensor): Tensor => elementwise('square', x, gradients.square)
/** √x; NaN below 0. */
export const sqrt = (x: Tensor): Tensor => elementwise('sqrt', x, gradients.sqrt)
/** eˣ. */
export const exp = (x: Tensor): Tensor => elementwise('exp', x, gradients.exp)
/** The natural logarithm; −∞ at 0, NaN below. */
export const log = (x: Tensor): Tensor => elementwise('log', x, gradients.log)
/** Sine; x in radians. */
export const sin = (x: Tensor): Tensor => elementwise('sin', x, gradients.sin)
/** Cosine; x in radians. */
export const cos = (x: Tensor): Tensor => elementwise('cos', x, gradients.cos)
