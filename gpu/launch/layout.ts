import { ArgumentError } from '../src/errors.ts'

/** The most axes that a kernel takes; more can be merged where they follow each other in memory. */
export const MAX_RANK = 6

/**
 * The bytes of the struct Layout2 or Layout3 of kernels/layout.cuh: the rank, the sizes with what replaces the division by
 * each, and for each operand its strides, which count elements.
 */
export function packLayout(shape: readonly number[], ...strides: readonly (readonly number[])[]): Int32Array {
  if (shape.length > MAX_RANK)
    throw new ArgumentError(
      `a kernel takes up to ${MAX_RANK} axes; the shape (${shape.join(', ')}) has ${shape.length}`,
    )
  const dividers = shape.map(divider)
  const lists = [shape, dividers.map(({ multiplier }) => multiplier), dividers.map(({ shift }) => shift), ...strides]
  const packed = new Int32Array(1 + MAX_RANK * lists.length)
  packed[0] = shape.length
  lists.forEach((list, i) => packed.set(list, 1 + MAX_RANK * i))
  return packed
}

/** n / d = (high half of n · multiplier + n) >> shift for all n below 2³¹. */
export function divider(d: number): { multiplier: number; shift: number } {
  const shift = d > 1 ? 32 - Math.clz32(d - 1) : 0
  const multiplier = (2n ** 32n * (2n ** BigInt(shift) - BigInt(d))) / BigInt(d) + 1n
  return { multiplier: Number(BigInt.asIntN(32, multiplier)), shift }
}
