import { record } from '../autograd/record.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument, checkCount, describe } from '../options.ts'
import { normalizeAxis } from '../shape/axes.ts'
import type { Layout } from '../shape/layout.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import { full } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'

/** The layout of the elements start, start + step, … along one axis. */
export function sliceLayout(
  { shape, strides, offset }: Layout,
  axis: number,
  start: number,
  size: number,
  step: number,
): Layout {
  return {
    shape: shape.map((all, i) => (i === axis ? size : all)),
    strides: strides.map((stride, i) => (i === axis ? stride * step : stride)),
    offset: offset + start * strides[axis],
  }
}

/**
 * The elements from `start` up to but without `stop` along an axis, every `step`-th;
 * negative places count from the end, and places beyond the ends are moved to them, as in
 * NumPy. Always a view.
 */
export function slice(x: Tensor, axis: number, start = 0, stop?: number, step = 1): Tensor {
  const along = normalizeAxis('slice', axis, x.shape)
  const length = x.shape[along]
  checkCount('slice', 'the step', step)
  const place = (at: number): number => {
    if (!Number.isInteger(at))
      throw new ArgumentError(`slice: places are whole numbers, got ${describe(at)}`)
    return Math.max(0, Math.min(length, at < 0 ? at + length : at))
  }
  const from = place(start)
  const size = Math.max(0, Math.ceil((place(stop ?? length) - from) / step))
  const y = new Tensor(x.storage, sliceLayout(x.layout, along, from, size, step))
  return record('slice', y, [x], [(g) => unslice(g, x.shape, along, from, step)])
}

/**
 * Zeros of `shape` with x put in at start, start + step, … along an axis: the gradient of
 * `slice`, as slice is its gradient.
 */
function unslice(
  x: Tensor,
  shape: Shape,
  axis: number,
  start: number,
  step: number,
): Tensor {
  const y = full(shape, 0, { dtype: x.dtype })
  const size = x.shape[axis]
  kernels.copy(x, {
    storage: y.storage,
    layout: sliceLayout(y.layout, axis, start, size, step),
  })
  return record('unslice', y, [x], [(g) => g.slice(axis, start, start + size * step, step)])
}

/**
 * The part at one index along an axis, without that axis: x.select(0, 3) is the fourth row.
 */
export function select(x: Tensor, axis: number, index: number): Tensor {
  const along = normalizeAxis('select', axis, x.shape)
  const length = x.shape[along]
  if (!Number.isInteger(index) || index < -length || index >= length) {
    throw new ShapeError(
      `select: axis ${along} of ${formatShape(x.shape)} has ${length} places, there is no place ${describe(index)}`,
    )
  }
  const at = index < 0 ? index + length : index
  return x.slice(along, at, at + 1).squeeze(along)
}

/**
 * x with `value` around it: padding[i] = [before, after] for axis i, as many axes as are
 * named, counted from the first.
 */
export function pad(
  x: Tensor,
  padding: readonly (readonly [number, number])[],
  value = 0,
): Tensor {
  checkArgument('pad', 'padding', padding, 'list')
  if (padding.length > x.rank)
    throw new ShapeError(
      `pad: ${padding.length} axes are named, ${formatShape(x.shape)} has ${x.rank}`,
    )
  for (const [axis, around] of padding.entries()) {
    checkArgument('pad', `axis ${axis}`, around, 'list')
    const [before, after] = around
    if (!(
      Number.isInteger(before) &&
      Number.isInteger(after) &&
      before >= 0 &&
      after >= 0
    )) {
      throw new ArgumentError(
        `pad: axis ${axis}: [before, after] must be whole numbers ≥ 0, got [${describe(before)}, ${describe(after)}]`,
      )
    }
  }
  const around = (axis: number): readonly [number, number] => padding[axis] ?? [0, 0]
  const y = full(
    x.shape.map((size, axis) => around(axis)[0] + size + around(axis)[1]),
    value,
    { dtype: x.dtype },
  )
  const inside = x.shape.reduce(
    (layout, size, axis) => sliceLayout(layout, axis, around(axis)[0], size, 1),
    y.layout,
  )
  kernels.copy(x, { storage: y.storage, layout: inside })
  const rule = (g: Tensor): Tensor =>
    x.shape.reduce(
      (part, size, axis) => part.slice(axis, around(axis)[0], around(axis)[0] + size),
      g,
    )
  return record('pad', y, [x], [rule])
}
