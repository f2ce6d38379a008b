import type { Layout } from 'chalkgrad'

export type { Layout }

/** The strides of elements that lie in reading order. */
export function contiguousStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length)
  // To take one step along an axis is to pass everything that the axes after it hold: the product of their sizes.
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step
    step *= shape[axis]
  }
  return strides
}

/** The layout of fresh memory. */
export function contiguousLayout(shape: readonly number[]): Layout {
  return { shape: [...shape], strides: contiguousStrides(shape), offset: 0 }
}

/** Do the elements lie one after the other in reading order? */
export function isContiguous({ shape, strides }: Layout): boolean {
  if (shape.includes(0)) return true
  // The offset says where they begin; it has no say in whether they are in order.
  const wanted = contiguousStrides(shape)
  return shape.every((size, axis) => size === 1 || strides[axis] === wanted[axis])
}

/** The layout with its axes in another order. */
export function permuteLayout(layout: Layout, order: readonly number[]): Layout {
  // An axis takes its size and its stride along.
  return {
    shape: order.map((axis) => layout.shape[axis]),
    strides: order.map((axis) => layout.strides[axis]),
    offset: layout.offset,
  }
}
