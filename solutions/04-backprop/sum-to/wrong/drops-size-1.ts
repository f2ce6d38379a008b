// Sums the right elements, and drops the axes of size 1 from the shape.
/** A tensor as plain data: the numbers lie in reading order, the last axis runs fastest. */
export interface TensorData {
  shape: number[]
  data: number[]
}

export function sumTo(gradient: TensorData, shape: number[]): TensorData {
  const missing = gradient.shape.length - shape.length
  const steps = gradient.shape.map(() => 0)
  let step = 1
  for (let axis = gradient.shape.length - 1; axis >= missing; axis--) {
    const size = shape[axis - missing]
    // Size 1 keeps step 0: whatever the position in the gradient, it came from the input's only element there.
    if (size !== 1) steps[axis] = step
    step *= size
  }
  // After the loop, `step` is the product of the sizes: how many numbers the result holds.
  const data = new Array<number>(step).fill(0)
  for (let flat = 0; flat < gradient.data.length; flat++) {
    let rest = flat
    let target = 0
    for (let axis = gradient.shape.length - 1; axis >= 0; axis--) {
      const size = gradient.shape[axis]
      target += (rest % size) * steps[axis]
      rest = Math.floor(rest / size)
    }
    // += and not =: this is the sum over all uses.
    data[target] += gradient.data[flat]
  }
  return { shape: shape.filter((size) => size !== 1), data }
}
