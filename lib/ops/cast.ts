import { record } from '../autograd/record.ts'
import { kernels } from '../kernels/registry.ts'
import { checkDtype, isFloat, type Dtype } from '../storage/dtype.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * The same numbers in another dtype, in new memory; int32 drops the fraction, and with it
 * the gradient.
 */
export function cast(x: Tensor, dtype: Dtype): Tensor {
  if (dtype === x.dtype) return x
  checkDtype('cast', dtype)
  const y = empty(x.shape, dtype, 'cast')
  kernels.copy(x, y)
  return isFloat(dtype) ? record('cast', y, [x], [(g) => g.cast(x.dtype)]) : y
}
