import { contiguousStrides, type Layout } from '../../shape/layout.ts'
import type { Operand } from '../kernels.ts'
import { rowsOf } from './rows.ts'

/** A line of a tensor along an axis: its first element is at `start`, the next one `step` on. */
type Line = (from: number, stepFrom: number, to: number, stepTo: number) => void

/** Calls `line` with each line of x along `axis`, and with its place in `out`, of x's shape. */
function eachLine(x: Operand, axis: number, out: Operand, line: Line): void {
  const stepFrom = x.layout.strides[axis]
  const stepTo = contiguousStrides(out.layout.shape)[axis]
  const { count, length, starts, strides } = rowsOf([
    firsts(x.layout, axis),
    firsts(out.layout, axis),
  ])
  for (let r = 0; r < count; r++) {
    let [from, to] = [starts[0][r], starts[1][r]]
    for (let k = 0; k < length; k++, from += strides[0], to += strides[1])
      line(from, stepFrom, to, stepTo)
  }
}

/** The first element of each line. */
function firsts({ shape, strides, offset }: Layout, axis: number): Layout {
  return { shape: shape.map((size, i) => (i === axis ? 1 : size)), strides, offset }
}

/** The sum so far, kept as a float64. */
export function cumsum(x: Operand, axis: number, out: Operand): void {
  const [read, write] = [x.storage.read(), out.storage.write()]
  const length = x.layout.shape[axis]
  eachLine(x, axis, out, (from, stepFrom, to, stepTo) => {
    let total = 0
    for (let i = 0; i < length; i++, from += stepFrom, to += stepTo) {
      total += read[from]
      write[to] = total
    }
  })
}

/**
 * Where along the axis the smallest is, the next, and so on; equal ones stay in their order,
 * and NaN counts as larger than all.
 */
export function argsort(x: Operand, axis: number, descending: boolean, out: Operand): void {
  const [read, write] = [x.storage.read(), out.storage.write()]
  const length = x.layout.shape[axis]
  const sign = descending ? -1 : 1
  const order = new Int32Array(length)
  eachLine(x, axis, out, (from, stepFrom, to, stepTo) => {
    for (let i = 0; i < length; i++) order[i] = i
    order.sort((i, j) => {
      const [a, b] = [read[from + i * stepFrom], read[from + j * stepFrom]]
      if (a < b) return -sign
      if (a > b) return sign
      return sign * (Number(Number.isNaN(a)) - Number(Number.isNaN(b))) || i - j
    })
    for (let i = 0; i < length; i++, to += stepTo) write[to] = order[i]
  })
}
