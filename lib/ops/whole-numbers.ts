import { DtypeError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { cast } from './cast.ts'

/**
 * int32 computes in float64, where every whole number up to 2⁵³ is exact: there a result
 * that int32 cannot hold is seen, and refused, where Int32Array would wrap it around.
 */
export function inFloat64(x: Tensor): Tensor {
  return cast(x, 'float64')
}

/** Back to int32. @throws DtypeError when a result does not fit. */
export function toInt32(name: string, y: Tensor): Tensor {
  const bad = y.data().find((value) => value !== (value | 0))
  if (bad !== undefined) {
    throw new DtypeError(
      `${name}: the result ${bad} does not fit into int32, which ends at ±2³¹: ` +
        `compute with .cast('float64')`,
    )
  }
  return cast(y, 'int32')
}
