import { record } from '../autograd/record.ts'
import { DtypeError, ShapeError } from '../errors.ts'
import type { Operand } from '../kernels/kernels.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument } from '../options.ts'
import { broadcastShapes } from '../shape/broadcast.ts'
import { contiguousLayout, type Layout } from '../shape/layout.ts'
import { formatShape, sameShape, sizeOf, type Shape } from '../shape/shape.ts'
import { empty } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { inFloat64, toInt32 } from './whole-numbers.ts'

/**
 * The matrix product of the last two axes: (…, m, k) × (…, k, n) → (…, m, n). The axes
 * before them are a batch and broadcast. A vector (k) stands for a row on the left and a
 * column on the right, and that axis is gone from the result.
 *
 * For C = A·B and G = ∂loss/∂C: ∂loss/∂A = G·Bᵀ and ∂loss/∂B = Aᵀ·G.
 *
 * @throws ShapeError when the inner sizes differ.
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  checkArgument('matmul', 'the other', b, Tensor)
  if (a.rank === 0 || b.rank === 0)
    throw new ShapeError(
      'matmul: needs at least one axis on each side; use mul for a number',
    )
  check(a, b)
  if (a.dtype === 'int32') return toInt32('matmul', matmul(inFloat64(a), inFloat64(b)))
  if (a.rank === 1)
    return a
      .unsqueeze(0)
      .matmul(b)
      .squeeze(b.rank === 1 ? 0 : -2)
  if (b.rank === 1) return a.matmul(b.unsqueeze(1)).squeeze(-1)
  if (b.rank === 2 && a.rank > 2) {
    // Many matrices times one: a single matrix, as tall as all of them together.
    const outer = a.shape.slice(0, -1)
    const tall = a.reshape([sizeOf(outer), a.shape[a.rank - 1]])
    return tall.matmul(b).reshape([...outer, b.shape[1]])
  }
  const batch = broadcastShapes(
    'matmul, the batch axes',
    a.shape.slice(0, -2),
    b.shape.slice(0, -2),
  )
  const [m, n] = [a.shape[a.rank - 2], b.shape[b.rank - 1]]
  const c = empty([...batch, m, n], a.dtype, 'matmul')
  const out = { storage: c.storage, layout: contiguousLayout([sizeOf(batch), m, n]) }
  kernels.matmul(expandBatch(a, batch), expandBatch(b, batch), out)
  return record(
    'matmul',
    c,
    [a, b],
    [
      (g) => times(g, b.transpose(), a).sumTo(a.shape), // G·Bᵀ
      (g) => times(a.transpose(), g, b).sumTo(b.shape), // Aᵀ·G
    ],
  )
}

/**
 * x·y, its numbers lying in memory as those of `like` do: for a transposed one it computes
 * (yᵀ·xᵀ)ᵀ, the same product. So the gradient of a transposed weight, turned back, is in
 * order.
 */
function times(x: Tensor, y: Tensor, like: Tensor): Tensor {
  const [rowStride, columnStride] = like.strides.slice(-2)
  return rowStride < columnStride
    ? y.transpose().matmul(x.transpose()).transpose()
    : x.matmul(y)
}

/**
 * As one batch axis and two matrix axes: (batch, rows, columns). Only a batch that lies
 * unevenly is copied.
 */
function expandBatch(x: Tensor, batch: Shape): Operand {
  const [rows, columns] = x.shape.slice(-2)
  const [rowStride, columnStride] = x.strides.slice(-2)
  const own = x.shape.slice(0, -2)
  if (own.every((size) => size === 1)) {
    return {
      storage: x.storage,
      layout: {
        shape: [sizeOf(batch), rows, columns],
        strides: [0, rowStride, columnStride],
        offset: x.offset,
      },
    }
  }
  if (sameShape(own, batch) && lieEvenly(x.layout, own.length)) {
    return {
      storage: x.storage,
      layout: {
        shape: [sizeOf(batch), rows, columns],
        strides: [x.strides[own.length - 1], rowStride, columnStride],
        offset: x.offset,
      },
    }
  }
  return x
    .detach()
    .expand([...batch, rows, columns])
    .reshape([sizeOf(batch), rows, columns])
}

/** Are the first `count` axes one after the other what one axis would be? So are batch and heads in a cache. */
function lieEvenly({ shape, strides }: Layout, count: number): boolean {
  for (let axis = 1; axis < count; axis++)
    if (strides[axis - 1] !== shape[axis] * strides[axis]) return false
  return true
}

function check(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype)
    throw new DtypeError(
      `matmul: ${a.dtype} × ${b.dtype}: dtypes are never mixed silently. Convert one with .cast()`,
    )
  const [inner, other] = [a.shape[a.rank - 1], b.shape[Math.max(0, b.rank - 2)]]
  if (inner === other) return
  const last = b.shape[b.rank - 1]
  const advice =
    inner === last
      ? '. Did you mean to transpose the second?'
      : a.shape[a.rank - 2] === other
        ? '. Did you mean to transpose the first?'
        : ''
  throw new ShapeError(
    `matmul: ${formatShape(a.shape)} × ${formatShape(b.shape)}: inner sizes differ, ${inner} ≠ ${other}${advice}`,
  )
}
