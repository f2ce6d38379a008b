import { contiguousStrides } from '../../shape/layout.ts'
import type { Operand } from '../kernels.ts'
import { rowsOf } from './rows.ts'

/**
 * Both kernels walk over the elements of `index`. The layout that is looked into is read
 * with stride 0 along `axis`, and the index says how far to go along it.
 */
function withoutAxis(x: Operand, shape: readonly number[], axis: number) {
  return {
    shape,
    strides: x.layout.strides.map((stride, i) => (i === axis ? 0 : stride)),
    offset: x.layout.offset,
  }
}

export function gather(x: Operand, index: Operand, axis: number, out: Operand): void {
  const [from, at, to] = [x.storage.read(), index.storage.read(), out.storage.write()]
  const step = x.layout.strides[axis]
  const { count, length, starts, strides } = rowsOf([
    withoutAxis(x, index.layout.shape, axis),
    index.layout,
  ])
  for (let r = 0, o = 0; r < count; r++) {
    let [i, j] = [starts[0][r], starts[1][r]]
    for (const end = o + length; o < end; o++, i += strides[0], j += strides[1])
      to[o] = from[i + at[j] * step]
  }
}

export function scatterAdd(x: Operand, index: Operand, axis: number, out: Operand): void {
  const [from, at, to] = [x.storage.read(), index.storage.read(), out.storage.write()]
  const step = contiguousStrides(out.layout.shape)[axis]
  const { count, length, starts, strides } = rowsOf([
    x.layout,
    index.layout,
    withoutAxis(out, index.layout.shape, axis),
  ])
  for (let r = 0; r < count; r++) {
    let [i, j, o] = [starts[0][r], starts[1][r], starts[2][r]]
    for (let k = 0; k < length; k++, i += strides[0], j += strides[1], o += strides[2])
      to[o + at[j] * step] += from[i]
  }
}
