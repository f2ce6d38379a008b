import { todo } from '#exercises'

/** A tensor as plain data: the numbers lie in reading order, the last axis runs fastest. */
export interface TensorData {
  shape: number[]
  data: number[]
}

/**
 * Brings the gradient of a broadcast result back to the shape of one input.
 *
 * Broadcasting used each element of the input several times: along axes of size 1, and along axes in front that the
 * input does not have. Each use sends back a gradient of its own, and gradients of several uses are added.
 *
 * - gradient: any shape that `shape` broadcasts to, such as (2, 3)
 * - shape: the input's, such as (3), (1, 3), (2, 1), or ()
 * - returns the sums: exactly `shape`, and as many numbers as it holds
 *
 * Example: x of shape (3) met a matrix (2, 3), so each x[j] was used in both rows.
 *
 *     sumTo({ shape: [2, 3], data: [1, 2, 3, 10, 20, 30] }, [3])    // { shape: [3], data: [11, 22, 33] }
 */
export function sumTo(gradient: TensorData, shape: number[]): TensorData {
  return todo('sum-to')
}
