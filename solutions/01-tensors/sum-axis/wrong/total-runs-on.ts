// Never sets the total back to 0: each sum begins with the one before.
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
  let total = 0
  return starts.map((start) => {
    // A JavaScript number is a float64: small numbers are not lost beside a large total.
    for (let i = 0; i < shape[axis]; i++) total += memory[start + i * strides[axis]]
    return total
  })
}
