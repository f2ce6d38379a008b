import type { Tensor } from '../tensor/tensor.ts'
import { elementwise } from './elementwise.ts'

// A small x is lost in 1 + x: in float32, 1 + 1e−8 is 1. These two never form that sum.

/** ln(1 + x), with all its digits for small x; −∞ at −1, NaN below. */
export const log1p = (x: Tensor): Tensor =>
  elementwise('log1p', x, (g, x) => g.div(x.add(1)))
/** eˣ − 1, with all its digits for small x. */
export const expm1 = (x: Tensor): Tensor =>
  elementwise('expm1', x, (g, _, y) => g.mul(y.add(1)))
