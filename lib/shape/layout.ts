import { sizeOf, type Shape } from './shape.ts'

/**
 * Where the elements of a tensor lie in its flat storage: element (i, j, …) is at offset +
 * i·strides[0] + j·strides[1] + …. A layout never changes, so tensors may share one.
 */
export interface Layout {
  readonly shape: Shape
  readonly strides: readonly number[]
  readonly offset: number
}

/**
 * Strides of the order in which a book is read: the last axis runs fastest. (2, 3, 4) →
 * [12, 4, 1].
 */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step
    step *= shape[axis]
  }
  return strides
}

export function contiguousLayout(shape: Shape): Layout {
  return { shape, strides: contiguousStrides(shape), offset: 0 }
}

/**
 * Do the elements lie one after the other, last axis fastest? An axis of size 1 is never
 * stepped over, so its stride is free.
 */
export function isContiguous(layout: Layout): boolean {
  const { shape, strides } = layout
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) return sizeOf(shape) === 0
    step *= shape[axis]
  }
  return true
}

/** The layout with its axes in another order: the storage is not touched. */
export function permuteLayout(layout: Layout, order: readonly number[]): Layout {
  return {
    shape: order.map((axis) => layout.shape[axis]),
    strides: order.map((axis) => layout.strides[axis]),
    offset: layout.offset,
  }
}
