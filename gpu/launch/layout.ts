import { ArgumentError } from '../src/errors.ts'

/** The most axes that a kernel takes; more can be merged where they follow each other in memory. */
export const MAX_RANK = 6

/**
 * The bytes of the struct Layout2 or Layout3 of kernels/layout.cuh: the rank, the sizes, and for each operand its strides,
 * which count elements.
 */
export function packLayout(shape: readonly number[], ...strides: readonly (readonly number[])[]): Int32Array {
  if (shape.length > MAX_RANK)
    throw new ArgumentError(`a kernel takes up to ${MAX_RANK} axes; the shape (${shape.join(', ')}) has ${shape.length}`)
  const packed = new Int32Array(1 + MAX_RANK * (1 + strides.length))
  packed[0] = shape.length
  packed.set(shape, 1)
  strides.forEach((list, operand) => packed.set(list, 1 + MAX_RANK * (1 + operand)))
  return packed
}
