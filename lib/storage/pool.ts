import { byteSize, typedArray, type Dtype, type TypedArray } from './dtype.ts'

/**
 * Buffers that have been returned, waiting to be used again: making a typed array of 100 elements costs as much as
 * adding them up five times over. They are kept by exact length, because a training loop asks for the same sizes in
 * every step. A buffer from the pool still holds old numbers.
 */
const idle: Record<Dtype, Map<number, TypedArray[]>> = { float32: new Map(), float64: new Map(), int32: new Map() }
let idleBytes = 0

/** Below this length V8 makes a typed array on its own heap, faster than we can look one up. */
const SMALL = 16
/** More idle memory than this is left to the garbage collector. */
const MAX_IDLE_BYTES = 512 * 2 ** 20

export function takeBuffer(dtype: Dtype, length: number): TypedArray {
  const buffer = length > SMALL ? idle[dtype].get(length)?.pop() : undefined
  if (buffer === undefined) return typedArray(dtype, length)
  idleBytes -= buffer.byteLength
  return buffer
}

export function returnBuffer(dtype: Dtype, buffer: TypedArray): void {
  if (buffer.length <= SMALL || idleBytes + buffer.byteLength > MAX_IDLE_BYTES) return
  const shelf = idle[dtype].get(buffer.length)
  if (shelf) shelf.push(buffer)
  else idle[dtype].set(buffer.length, [buffer])
  idleBytes += buffer.byteLength
}

/** Bytes that wait in the pool. */
export function pooledBytes(): number {
  return idleBytes
}

/** Leaves every idle buffer to the garbage collector. */
export function emptyPool(): void {
  for (const dtype of Object.keys(byteSize) as Dtype[]) idle[dtype].clear()
  idleBytes = 0
}
