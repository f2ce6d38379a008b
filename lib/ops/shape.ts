import { record } from '../autograd/record.ts'
import { ShapeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument } from '../options.ts'
import { normalizeAxis } from '../shape/axes.ts'
import { expandLayout, broadcastShapes } from '../shape/broadcast.ts'
import { contiguousStrides, isContiguous, permuteLayout } from '../shape/layout.ts'
import {
  checkIsList,
  checkShape,
  formatShape,
  inferShape,
  sameShape,
  type Shape,
} from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { like } from './elementwise.ts'

/** The same storage read through another layout. */
function view(
  x: Tensor,
  shape: Shape,
  strides: readonly number[],
  offset = x.offset,
): Tensor {
  return new Tensor(x.storage, { shape, strides, offset })
}

/**
 * The same elements in the same order, in another shape; one size may be −1 and is worked
 * out. A view when x is contiguous, otherwise a copy.
 *
 * @throws ShapeError when the number of elements differs.
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const to = inferShape(x.shape, shape)
  if (!isContiguous(x.layout)) return x.contiguous().reshape(to)
  return record(
    'reshape',
    view(x, to, contiguousStrides(to)),
    [x],
    [(g) => g.reshape(x.shape)],
  )
}

/** The axes in another order: axis i of the result is axis order[i] of x. Always a view. */
export function permute(x: Tensor, order: readonly number[]): Tensor {
  checkArgument('permute', 'the order', order, 'list')
  const axes = order.map((axis) => normalizeAxis('permute', axis, x.shape))
  if (axes.length !== x.rank || new Set(axes).size !== x.rank) {
    throw new ShapeError(
      `permute: the order (${order.join(', ')}) must name each of the ${x.rank} axes of ${formatShape(x.shape)} once`,
    )
  }
  const back = axes.map((_, axis) => axes.indexOf(axis))
  return record(
    'permute',
    new Tensor(x.storage, permuteLayout(x.layout, axes)),
    [x],
    [(g) => g.permute(back)],
  )
}

/** Two axes swapped, by default the last two: rows become columns. Always a view. */
export function transpose(x: Tensor, a = -2, b = -1): Tensor {
  const [first, second] = [
    normalizeAxis('transpose', a, x.shape),
    normalizeAxis('transpose', b, x.shape),
  ]
  const order = x.shape.map((_, axis) =>
    axis === first ? second : axis === second ? first : axis,
  )
  return x.permute(order)
}

/**
 * Axes of size 1 repeated to `shape` without a copy: their stride becomes 0. −1 keeps a
 * size.
 */
export function expand(x: Tensor, shape: Shape): Tensor {
  checkIsList('expand', shape)
  const missing = shape.length - x.rank
  const to = shape.map((size, axis) =>
    size === -1 && axis >= missing ? x.shape[axis - missing] : size,
  )
  checkShape('expand', to)
  if (missing < 0 || !sameShape(broadcastShapes('expand', x.shape, to), to)) {
    throw new ShapeError(
      `expand: ${formatShape(x.shape)} cannot repeat to ${formatShape(to)}: only axes of size 1, or new ones in front, can`,
    )
  }
  return record(
    'expand',
    new Tensor(x.storage, expandLayout(x.layout, to)),
    [x],
    [(g) => g.sumTo(x.shape)],
  )
}

/** Without an axis of size 1, or without all of them. */
export function squeeze(x: Tensor, axis?: number): Tensor {
  const drop = axis === undefined ? undefined : normalizeAxis('squeeze', axis, x.shape)
  if (drop !== undefined && x.shape[drop] !== 1) {
    throw new ShapeError(
      `squeeze: axis ${axis} of ${formatShape(x.shape)} has size ${x.shape[drop]}, only an axis of size 1 can go`,
    )
  }
  const stays = x.shape.map((size, i) => (drop === undefined ? size !== 1 : i !== drop))
  const shape = x.shape.filter((_, i) => stays[i])
  const strides = x.strides.filter((_, i) => stays[i])
  return record('squeeze', view(x, shape, strides), [x], [(g) => g.reshape(x.shape)])
}

/** With a new axis of size 1 at `axis`; −1 puts it last. */
export function unsqueeze(x: Tensor, axis: number): Tensor {
  const at = normalizeAxis('unsqueeze', axis, [...x.shape, 1])
  const shape = [...x.shape.slice(0, at), 1, ...x.shape.slice(at)]
  const strides = [...x.strides.slice(0, at), 1, ...x.strides.slice(at)]
  return record('unsqueeze', view(x, shape, strides), [x], [(g) => g.reshape(x.shape)])
}

/** All axes from `start` on as one: (batch, 28, 28) → (batch, 784) for start 1. */
export function flatten(x: Tensor, start = 0): Tensor {
  const from = x.rank === 0 ? 0 : normalizeAxis('flatten', start, x.shape)
  return x.reshape([
    ...x.shape.slice(0, from),
    x.shape.slice(from).reduce((n, size) => n * size, 1),
  ])
}

/** A copy with memory of its own, last axis fastest. */
export function clone(x: Tensor): Tensor {
  const copy = like(x, 'clone')
  kernels.copy(x, copy)
  return record('clone', copy, [x], [(g) => g])
}

/** x itself when its elements lie in order, otherwise a copy in which they do. */
export function contiguous(x: Tensor): Tensor {
  return isContiguous(x.layout) ? x : x.clone()
}

/**
 * The same numbers without their history: no gradient flows through. Shares the storage.
 */
export function detach(x: Tensor): Tensor {
  return new Tensor(x.storage, x.layout)
}
