import { todo } from '#exercises'

/** A tensor as plain data: the numbers lie in reading order, the last axis runs fastest. */
export interface TensorData {
  shape: number[]
  data: number[]
}

/**
 * The order of axes that undoes `order`.
 *
 * `permute(x, order)` makes axis `order[i]` of x its axis i. Its gradient is permuted back, by the order that this
 * function returns: `permute(permute(x, order), inverseOrder(order))` is x again.
 *
 * - order: each of 0 … rank − 1 once
 *
 * Example: `inverseOrder([2, 0, 1])` is `[1, 2, 0]`. Axis 0 of x went to place 1, axis 1 to place 2, axis 2 to place 0.
 */
export function inverseOrder(order: number[]): number[] {
  return todo('permute-backward')
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
