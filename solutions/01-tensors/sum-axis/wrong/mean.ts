// Divides by the number of elements: a mean, not a sum.
import type { Layout } from 'chalkgrad'

/** The sums along one axis of a tensor, in reading order of the other axes. */
export function sumAxis(memory: ArrayLike<number>, layout: Layout, axis: number): number[] {
  const { shape, strides, offset } = layout
  // Where each result begins: the places of the tensor without the summed axis.
  let starts = [offset]
  shape.forEach((size, other) => {
    if (other === axis) return
    // The later the axis, the further inside: so the last one runs fastest.
    starts = starts.flatMap((start) => Array.from({ length: size }, (_, i) => start + i * strides[other]))
  })
  return starts.map((start) => {
    // A JavaScript number is a float64: small numbers are not lost beside a large total.
    let total = 0
    for (let i = 0; i < shape[axis]; i++) total += memory[start + i * strides[axis]]
    return total / shape[axis]
  })
}
