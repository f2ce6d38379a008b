import { zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { elementwise } from './elementwise.ts'

/** A step has no slope: the gradient is 0 everywhere. */
const flat = (g: Tensor): Tensor => zeros(g.shape, { dtype: g.dtype })

/** The largest whole number that is at most x. */
export const floor = (x: Tensor): Tensor => elementwise('floor', x, flat)
/** The smallest whole number that is at least x. */
export const ceil = (x: Tensor): Tensor => elementwise('ceil', x, flat)
/**
 * The nearest whole number; of two that are equally near the even one, so that the roundings
 * of many halves cancel (IEEE 754): 0.5 → 0, 1.5 → 2, 2.5 → 2. Unlike Math.round.
 */
export const round = (x: Tensor): Tensor => elementwise('round', x, flat)
