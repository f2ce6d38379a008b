import type { TypedArray } from '../storage/dtype.ts'

/**
 * The kinds of number that a safetensors file may hold and the engine can read, with their
 * bytes.
 */
export const elementTypes = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1,
} as const

export type ElementType = keyof typeof elementTypes

/**
 * Little-endian bytes as numbers of the engine's dtypes; `outside` is called with one that
 * int32 cannot hold.
 */
export function numbersOf(
  type: ElementType,
  bytes: Uint8Array,
  outside: (value: bigint | number) => never,
): TypedArray {
  // A copy begins at a multiple of every element's size. (Not slice(): that of a Node
  // Buffer copies nothing.)
  const { buffer } = new Uint8Array(bytes)
  const whole = (values: Iterable<number | bigint>): Int32Array =>
    Int32Array.from(values as Iterable<number>, (value) => {
      if (value < -(2 ** 31) || value >= 2 ** 31) outside(value)
      return Number(value)
    })
  switch (type) {
    case 'F64':
      return new Float64Array(buffer)
    case 'F32':
      return new Float32Array(buffer)
    case 'F16':
      return Float32Array.from(new Uint16Array(buffer), half)
    case 'BF16': // the upper half of a float32
      return new Float32Array(
        Uint32Array.from(new Uint16Array(buffer), (bits) => bits << 16).buffer,
      )
    case 'I64':
      return whole(new BigInt64Array(buffer))
    case 'I32':
      return new Int32Array(buffer)
    case 'I16':
      return whole(new Int16Array(buffer))
    case 'I8':
      return whole(new Int8Array(buffer))
    case 'U32':
      return whole(new Uint32Array(buffer))
    case 'U16':
      return whole(new Uint16Array(buffer))
    case 'U8':
    case 'BOOL':
      return whole(new Uint8Array(buffer))
  }
}

/** IEEE 754 half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = (bits & 0x3ff) / 1024
  if (exponent === 0) return sign * fraction * 2 ** -14 // below the smallest normal number
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return sign * (1 + fraction) * 2 ** (exponent - 15)
}
