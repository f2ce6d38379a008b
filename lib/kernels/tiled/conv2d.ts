import { HostMemory } from '../../storage/memory.ts'
import { Storage } from '../../storage/storage.ts'
import { typedArray, type Dtype } from '../../storage/dtype.ts'
import type { Filter, Kernels, Operand } from '../kernels.ts'
import * as loops from '../reference/conv2d.ts'
import * as gradients from '../reference/conv2d-gradients.ts'
import { col2im, im2col, type Patches } from './im2col.ts'
import { matmul } from './matmul.ts'

/** So many numbers of columns at a time: they stay in the cache, however large the picture. */
const MOST = 2 ** 17

/** The convolution of reference/conv2d.ts: filters · columns, one block of places at a time. */
export const conv2d: Kernels['conv2d'] = (x, w, bias, filter, out) => {
  if (isNarrow(w, filter)) return loops.conv2d(x, w, bias, filter, out)
  const [X, Y] = [out.storage.dtype, out.storage.write()]
  const B = bias?.storage.read()
  eachBlock(w, out, filter, (patches, filters, places, at) => {
    const columns = matrix(X, filters.layout.shape[2], places)
    im2col(x, filter, patches, columns.storage.write())
    const [, count] = filters.layout.shape
    const product = matrix(X, count, places)
    matmul(filters, columns, product)
    const P = product.storage.read()
    for (let o = 0, p = 0; o < count; o++) {
      const b = bias && B ? B[bias.layout.offset + at.filter + o] : 0
      const to = at.place + o * at.step
      for (let j = 0; j < places; j++, p++) Y[to + j] = P[p] + b
    }
  })
}

/** filtersᵀ · g are columns of gradients: col2im adds them up. */
export const convTranspose2d: Kernels['convTranspose2d'] = (g, w, filter, out) => {
  if (isNarrow(w, filter)) return gradients.convTranspose2d(g, w, filter, out)
  out.storage.write().fill(0)
  eachBlock(w, g, filter, (patches, filters, places, at) => {
    const columns = matrix(out.storage.dtype, filters.layout.shape[2], places)
    matmul(turned(filters), slopes(g, filters.layout.shape[1], places, at), columns)
    col2im(columns.storage.read(), filter, patches, out)
  })
}

/** g · columnsᵀ, added up over all blocks. */
export const conv2dWeight: Kernels['conv2dWeight'] = (x, g, filter, out) => {
  if (isNarrow(out, filter)) return gradients.conv2dWeight(x, g, filter, out)
  const W = out.storage.write().fill(0)
  eachBlock(out, g, filter, (patches, filters, places, at) => {
    const [, count, depth] = filters.layout.shape
    const columns = matrix(out.storage.dtype, depth, places)
    im2col(x, filter, patches, columns.storage.write())
    const part = matrix(out.storage.dtype, count, depth)
    matmul(slopes(g, count, places, at), turned(columns), part)
    const P = part.storage.read()
    for (let i = 0, to = filters.layout.offset; i < count * depth; i++, to++) W[to] += P[i]
  })
}

/** Where a block begins in (batch, outChannels, outHeight, outWidth). */
interface At {
  filter: number
  place: number
  /** From one output channel to the next. */
  step: number
}

/**
 * Cuts a convolution in blocks: one picture, one group of filters, and as many rows of places as
 * fit. `filters` is the matrix (1, filters, channels · kernelHeight · kernelWidth) of the
 * group, `y` the result or its gradient.
 */
function eachBlock(
  w: Operand,
  y: Operand,
  { groups }: Filter,
  visit: (patches: Patches, filters: Operand, places: number, at: At) => void,
): void {
  const [batch, outChannels, height, across] = y.layout.shape
  const [, channels, ...[high, wide]] = w.layout.shape
  const [count, depth] = [outChannels / groups, channels * high * wide]
  const rows = Math.max(1, Math.floor(MOST / (depth * across)))
  for (let n = 0; n < batch; n++) {
    for (let group = 0; group < groups; group++) {
      const filter = group * count
      const offset = w.layout.offset + filter * depth
      const layout = { shape: [1, count, depth], strides: [0, depth, 1], offset }
      for (let top = 0; top < height; top += rows) {
        const bottom = Math.min(height, top + rows)
        const place = y.layout.offset + ((n * outChannels + filter) * height + top) * across
        visit(
          {
            n,
            first: group * channels,
            channels,
            kernel: [high, wide],
            top,
            bottom,
            across,
          },
          { storage: w.storage, layout },
          (bottom - top) * across,
          { filter, place, step: height * across },
        )
      }
    }
  }
}

/** The gradient of a block's places, one row for each output channel. */
function slopes(g: Operand, count: number, places: number, { place, step }: At): Operand {
  const layout = { shape: [1, count, places], strides: [0, step, 1], offset: place }
  return { storage: g.storage, layout }
}

/** Too few filters for tiles of four: the loops are faster. */
function isNarrow({ layout: { shape } }: Operand, { groups }: Filter): boolean {
  return shape[0] / groups < 3
}

/** Room for a matrix (1, rows, columns). */
function matrix(dtype: Dtype, rows: number, columns: number): Operand {
  const memory = new HostMemory(typedArray(dtype, rows * columns))
  return {
    storage: new Storage(memory, dtype, 'a convolution'),
    layout: { shape: [1, rows, columns], strides: [0, columns, 1], offset: 0 },
  }
}

function turned({ storage, layout: { shape, strides, offset } }: Operand): Operand {
  const [batch, rows, columns] = shape
  const [, down, across] = strides
  return {
    storage,
    layout: { shape: [batch, columns, rows], strides: [0, across, down], offset },
  }
}
