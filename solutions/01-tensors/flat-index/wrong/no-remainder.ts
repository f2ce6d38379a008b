// Forgets to take the remainder: the count runs on past the end of the axis.
/** The place in flat memory of the element with this index. */
export function placeOf(index: number[], strides: number[], offset: number): number {
  let place = offset
  // One step along an axis moves by its stride, whatever the other axes do.
  for (let axis = 0; axis < index.length; axis++) place += index[axis] * strides[axis]
  return place
}

/** The index of element n, when the elements are counted in reading order. */
export function indexOf(n: number, shape: number[]): number[] {
  const index = new Array<number>(shape.length)
  let rest = n
  // Like the digits of a number, from the right: what is left over here, and how many full rounds went before.
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest
    rest = Math.floor(rest / shape[axis])
  }
  return index
}
