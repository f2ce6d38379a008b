import { record } from '../autograd/record.ts'
import { ArgumentError, DtypeError, ShapeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument } from '../options.ts'
import { normalizeAxis } from '../shape/axes.ts'
import { checkShape, formatShape, type Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { empty, ones, tensor, zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * Looks up along an axis: out[i, j] = x[i, index[i, j]] for the last axis of a matrix.
 * `index` is int32, has x's rank, and its other sizes are at most x's.
 *
 * @throws ArgumentError for an index outside the axis.
 */
export function gather(x: Tensor, axis: number, index: Tensor): Tensor {
  const along = normalizeAxis('gather', axis, x.shape)
  checkIndex('gather', index, x.shape, along)
  const y = empty(index.shape, x.dtype, 'gather')
  kernels.gather(x, index, along, y)
  return record('gather', y, [x, index], [(g) => scatterAdd(g, along, index, x.shape)])
}

/**
 * Adds each element of x at the place along `axis` that its index names, into zeros of
 * `shape`: the gradient of gather.
 */
export function scatterAdd(x: Tensor, axis: number, index: Tensor, shape: Shape): Tensor {
  const y = zeros(shape, { dtype: x.dtype })
  kernels.scatterAdd(x, index, axis, y)
  return record('scatterAdd', y, [x, index], [(g) => g.gather(axis, index)])
}

/**
 * The parts of x at some indices along an axis, in their order: x.indexSelect(0, [3, 1]) is
 * its fourth and second row.
 */
export function indexSelect(
  x: Tensor,
  axis: number,
  indices: Tensor | readonly number[],
): Tensor {
  const along = normalizeAxis('indexSelect', axis, x.shape)
  if (!(indices instanceof Tensor)) checkArgument('indexSelect', 'indices', indices, 'list')
  const index =
    indices instanceof Tensor ? indices : tensor([...indices], { dtype: 'int32' })
  if (index.rank !== 1)
    throw new ShapeError(
      `indexSelect: the indices must be (n), got ${formatShape(index.shape)}`,
    )
  // The index repeats, with stride 0, along all other axes.
  const shape = x.shape.map((size, i) => (i === along ? index.size : size))
  return x.gather(
    along,
    index.reshape(x.shape.map((_, i) => (i === along ? index.size : 1))).expand(shape),
  )
}

/** Class numbers as rows of zeros with a single one: labels (n) int32 → (n, classes). */
export function oneHot(labels: Tensor, classes: number, dtype: Dtype = 'float32'): Tensor {
  checkArgument('oneHot', 'labels', labels, Tensor)
  checkShape('oneHot', [classes])
  const index = labels.unsqueeze(-1)
  checkIndex('oneHot', index, [...labels.shape, classes], labels.rank)
  const y = zeros([...labels.shape, classes], { dtype })
  kernels.scatterAdd(ones(index.shape, { dtype }), index, labels.rank, y)
  return y
}

function checkIndex(name: string, index: Tensor, shape: Shape, axis: number): void {
  checkArgument(name, 'the index', index, Tensor)
  if (index.dtype !== 'int32')
    throw new DtypeError(
      `${name}: indices are int32, these are ${index.dtype}: use .cast('int32')`,
    )
  const fits =
    index.rank === shape.length &&
    index.shape.every((size, i) => i === axis || size <= shape[i])
  if (!fits) {
    throw new ShapeError(
      `${name}: the index ${formatShape(index.shape)} must have the axes of ${formatShape(shape)}, and fit in all but axis ${axis}`,
    )
  }
  const values = distinct(index).data()
  const bad = values.findIndex((value) => value < 0 || value >= shape[axis])
  if (bad >= 0)
    throw new ArgumentError(
      `${name}: index ${values[bad]} is outside axis ${axis} of ${formatShape(shape)}: 0 to ${shape[axis] - 1}`,
    )
}

/** Without the repetitions that an expanded index has: along an axis of stride 0 all is the same. */
function distinct({ storage, layout }: Tensor): Tensor {
  const { strides, offset } = layout
  const shape = layout.shape.map((size, axis) =>
    strides[axis] === 0 ? Math.min(1, size) : size,
  )
  return new Tensor(storage, { shape, strides, offset })
}
