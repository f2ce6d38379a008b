import { DtypeError, MemoryError } from '../errors.ts'
import { describe } from '../options.ts'

/** float32 for training, float64 for checking gradients, int32 for labels and indices. */
export type Dtype = 'float32' | 'float64' | 'int32'

export type TypedArray = Float32Array | Float64Array | Int32Array

/** Bytes an element. */
export const byteSize: Record<Dtype, number> = { float32: 4, float64: 8, int32: 4 }

/** @throws MemoryError when the machine has no room for it. */
export function typedArray(dtype: Dtype, length: number): TypedArray {
  try {
    if (dtype === 'float32') return new Float32Array(length)
    if (dtype === 'float64') return new Float64Array(length)
    return new Int32Array(length)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const size = ((length * byteSize[dtype]) / 2 ** 30).toPrecision(3)
    throw new MemoryError(
      `there is no memory for a tensor of ${length} numbers, ${size} GiB of ${dtype}: ` +
        `use smaller batches, or end scopes sooner`,
    )
  }
}

/**
 * The dtype of a typed array.
 *
 * @throws DtypeError for kinds of array that the engine does not hold.
 */
export function dtypeOf(array: ArrayBufferView): Dtype {
  if (array instanceof Float32Array) return 'float32'
  if (array instanceof Float64Array) return 'float64'
  if (array instanceof Int32Array) return 'int32'
  throw new DtypeError(
    `a ${array.constructor.name} cannot be a tensor's memory: use Float32Array, Float64Array or Int32Array`,
  )
}

/**
 * @throws DtypeError for a name that is no dtype, as it may come from a file or a command
 * line.
 */
export function checkDtype(name: string, dtype: Dtype): void {
  if (typeof dtype !== 'string' || !Object.hasOwn(byteSize, dtype))
    throw new DtypeError(
      `${name}: there is no dtype ${typeof dtype === 'string' ? `'${String(dtype)}'` : describe(dtype)}; there are ${Object.keys(byteSize).join(', ')}`,
    )
}

/**
 * @throws DtypeError when the value would change on its way into the dtype: int32 has
 * neither fractions nor NaN.
 */
export function checkHolds(name: string, dtype: Dtype, value: number): void {
  if (dtype !== 'int32' || value === (value | 0)) return
  throw new DtypeError(
    `${name}: int32 holds whole numbers from −2³¹ to 2³¹ − 1, not ${value}: use float32, or round it yourself`,
  )
}

export function isFloat(dtype: Dtype): boolean {
  return dtype !== 'int32'
}
