import { ArgumentError, DtypeError } from '../errors.ts'
import type { Operand } from '../kernels/kernels.ts'
import { describe } from '../options.ts'
import { expandLayout } from '../shape/broadcast.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import { checkHolds, isFloat, typedArray, type Dtype } from '../storage/dtype.ts'
import { HostMemory } from '../storage/memory.ts'
import { Storage } from '../storage/storage.ts'
import { Tensor } from '../tensor/tensor.ts'

const SCALAR = { shape: [], strides: [], offset: 0 }

/** A number as a tensor of shape () that never has a gradient. */
export function constant(value: number, dtype: Dtype): Tensor {
  const memory = typedArray(dtype, 1)
  memory[0] = value
  return new Tensor(new Storage(new HostMemory(memory), dtype, 'a number'), SCALAR)
}

/**
 * The second operand of an operation beside `x`: a number takes x's dtype.
 *
 * @throws DtypeError when the dtypes differ: nothing is converted silently.
 */
export function operand(name: string, x: Tensor, other: Tensor | number): Tensor {
  if (typeof other === 'number') {
    checkHolds(name, x.dtype, other)
    return constant(other, x.dtype)
  }
  if (!(other instanceof Tensor))
    throw new ArgumentError(
      `${name}: a tensor or a number was expected, got ${describe(other)}`,
    )
  if (other.dtype !== x.dtype) {
    // Toward int32 a fraction would be lost.
    const safe = isFloat(x.dtype) ? x.dtype : other.dtype
    throw new DtypeError(
      `${name}: ${x.dtype} ${formatShape(x.shape)} meets ${other.dtype} ${formatShape(other.shape)}: ` +
        `dtypes are never mixed silently. Convert one, for example .cast('${safe}')`,
    )
  }
  return other
}

/** @throws DtypeError for whole numbers, in an operation whose result has a fraction. */
export function needFloat(name: string, x: Tensor): void {
  if (!isFloat(x.dtype))
    throw new DtypeError(
      `${name}: works on float32 and float64, this tensor is ${x.dtype}: use .cast('float32') first`,
    )
}

/** x as an operand of a larger shape. */
export function expanded(x: Tensor, shape: Shape): Operand {
  const layout = expandLayout(x.layout, shape)
  return layout === x.layout ? x : { storage: x.storage, layout }
}
