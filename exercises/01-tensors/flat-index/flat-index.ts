import { todo } from '#exercises'

/**
 * The place in flat memory of the element with this index: element
 * (i, j, …) lies at offset + i·strides[0] + j·strides[1] + ….
 *
 * Example: placeOf([1, 2], [3, 1], 0) is 5, the last element of a
 * (2, 3) tensor.
 */
export function placeOf(index: number[], strides: number[], offset: number): number {
  return todo('flat-index')
}

/**
 * The index of element n, when the elements are counted in reading
 * order: the last axis runs fastest.
 *
 * Example: indexOf(5, [2, 3]) is [1, 2]; indexOf(4, [3, 2]) is [2,
 * 0].
 */
export function indexOf(n: number, shape: number[]): number[] {
  return todo('flat-index')
}
