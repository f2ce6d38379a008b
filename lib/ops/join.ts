import { record, recordAll } from '../autograd/record.ts'
import { ArgumentError, DtypeError, ShapeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument, checkCount, checkList } from '../options.ts'
import { normalizeAxis } from '../shape/axes.ts'
import { formatShape, sameShape, type Shape } from '../shape/shape.ts'
import { empty, zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { sliceLayout } from './slice.ts'

/** Tensors one after the other along an axis that exists; all other sizes must agree. */
export function concat(tensors: readonly Tensor[], axis = 0): Tensor {
  checkList('concat', 'what is joined', tensors, Tensor)
  if (tensors.length === 0) throw new ArgumentError('concat: needs at least one tensor')
  const [first] = tensors
  const along = normalizeAxis('concat', axis, first.shape)
  for (const [i, x] of tensors.entries()) {
    if (x.dtype !== first.dtype)
      throw new DtypeError(
        `concat: tensor 0 is ${first.dtype}, tensor ${i} is ${x.dtype}: convert one with .cast()`,
      )
    const like = x.shape.map((size, k) => (k === along ? first.shape[along] : size))
    if (!sameShape(like, first.shape)) {
      throw new ShapeError(
        `concat: tensor ${i} is ${formatShape(x.shape)}, tensor 0 is ${formatShape(first.shape)}: only axis ${along} may differ`,
      )
    }
  }
  const starts: number[] = []
  const length = tensors.reduce((sum, x) => (starts.push(sum), sum + x.shape[along]), 0)
  const y = empty(
    first.shape.map((size, k) => (k === along ? length : size)),
    first.dtype,
    'concat',
  )
  tensors.forEach((x, i) =>
    kernels.copy(x, {
      storage: y.storage,
      layout: sliceLayout(y.layout, along, starts[i], x.shape[along], 1),
    }),
  )
  const rules = tensors.map(
    (x, i) => (g: Tensor) => g.slice(along, starts[i], starts[i] + x.shape[along]),
  )
  return record('concat', y, tensors, rules)
}

/** Tensors of one shape along a new axis: three images (28, 28) become (3, 28, 28). */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  checkList('stack', 'what is stacked', tensors, Tensor)
  return concat(
    tensors.map((x) => x.unsqueeze(axis)),
    axis,
  )
}

/**
 * Parts along an axis: of the given sizes, or of one size (the last part may be smaller).
 * Views. Their gradients are joined again, zeros where a part got none.
 */
export function split(x: Tensor, sizes: number | readonly number[], axis = 0): Tensor[] {
  checkArgument('split', 'what is cut', x, Tensor)
  const along = normalizeAxis('split', axis, x.shape)
  let start = 0
  const parts = partSizes(sizes, x.shape, along).map((size) => {
    const layout = sliceLayout(x.layout, along, start, size, 1)
    start += size
    return new Tensor(x.storage, layout)
  })
  recordAll('split', parts, [x], (gradients) => [
    concat(
      parts.map(({ shape, dtype }, i) => gradients[i] ?? zeros(shape, { dtype })),
      along,
    ),
  ])
  return parts
}

function partSizes(
  sizes: number | readonly number[],
  shape: Shape,
  axis: number,
): readonly number[] {
  const length = shape[axis]
  if (typeof sizes === 'number') {
    checkCount('split', 'the size of a part', sizes)
    const parts = Math.max(1, Math.ceil(length / sizes))
    return Array.from({ length: parts }, (_, i) => Math.min(sizes, length - i * sizes))
  }
  checkArgument('split', 'sizes', sizes, 'number or list')
  if (sizes.some((size) => !Number.isInteger(size) || size < 0))
    throw new ArgumentError(
      `split: the sizes of the parts must be whole numbers ≥ 0, got ${formatShape(sizes)}`,
    )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total !== length) {
    throw new ShapeError(
      `split: the parts (${sizes.join(', ')}) add up to ${total}, axis ${axis} of ${formatShape(shape)} has ${length}`,
    )
  }
  return sizes
}

/**
 * At most `parts` parts of one size along an axis; the last may be smaller. 7 elements in 3
 * parts are 3, 3 and 1, and in 5 parts 2, 2, 2 and 1, as in PyTorch.
 */
export function chunk(x: Tensor, parts: number, axis = 0): Tensor[] {
  const along = normalizeAxis('chunk', axis, x.shape)
  checkCount('chunk', 'the number of parts', parts)
  return split(x, Math.max(1, Math.ceil(x.shape[along] / parts)), along)
}

/** Each place along an axis by itself, without that axis: (3, 28, 28) → three (28, 28). */
export function unbind(x: Tensor, axis = 0): Tensor[] {
  const along = normalizeAxis('unbind', axis, x.shape)
  if (x.shape[along] === 0) return []
  return split(x, 1, along).map((part) => part.squeeze(along))
}
