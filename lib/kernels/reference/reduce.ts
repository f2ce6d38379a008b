import type { Layout } from '../../shape/layout.ts'
import { sizeOf } from '../../shape/shape.ts'
import type { Operand, ReduceKernel } from '../kernels.ts'
import { rowsOf, type Rows } from './rows.ts'

/**
 * For each output: where its inputs begin. For all outputs: where the inputs lie from
 * there.
 */
function split(layout: Layout, kept: number): { starts: Rows; inner: Rows } {
  const { shape, strides, offset } = layout
  // One row an output would hide the outputs' order, so each output is a row of one.
  const outer = {
    shape: [...shape.slice(0, kept), 1],
    strides: [...strides.slice(0, kept), 1],
    offset,
  }
  const inner = { shape: shape.slice(kept), strides: strides.slice(kept), offset: 0 }
  return { starts: rowsOf([outer]), inner: rowsOf([inner]) }
}

/** The n-th start, whichever way the outer rows were cut. */
function startOf({ length, starts, strides }: Rows, n: number): number {
  const row = Math.floor(n / length)
  return starts[0][row] + (n - row * length) * strides[0]
}

// The accumulator is a JavaScript number, a float64: ten million float32 ones add up to ten
// million.
const sum: ReduceKernel = (x, kept, out) => {
  const [from, to] = [x.storage.read(), out.storage.write()]
  const { starts, inner } = split(x.layout, kept)
  const step = inner.strides[0]
  for (let o = 0; o < to.length; o++) {
    const start = startOf(starts, o)
    let total = 0
    for (let r = 0; r < inner.count; r++) {
      let i = start + inner.starts[0][r]
      for (let k = 0; k < inner.length; k++, i += step) total += from[i]
    }
    to[o] = total
  }
}

/**
 * Finds the largest of sign · x and hands (output, its value, its position among the
 * reduced) to `put`. A NaN wins.
 */
function extreme(
  x: Operand,
  kept: number,
  sign: 1 | -1,
  put: (o: number, value: number, position: number) => void,
): void {
  const from = x.storage.read()
  const { starts, inner } = split(x.layout, kept)
  const outputs = sizeOf(x.layout.shape.slice(0, kept))
  for (let o = 0; o < outputs; o++) {
    const start = startOf(starts, o)
    let [best, position, n] = [-Infinity, 0, 0]
    for (let r = 0; r < inner.count; r++) {
      let i = start + inner.starts[0][r]
      for (let k = 0; k < inner.length; k++, i += inner.strides[0], n++) {
        const value = sign * from[i]
        if (value > best || (value !== value && best === best))
          [best, position] = [value, n]
      }
    }
    put(o, sign * best, position)
  }
}

const valueOf =
  (sign: 1 | -1): ReduceKernel =>
  (x, kept, out) => {
    const to = out.storage.write()
    extreme(x, kept, sign, (o, value) => void (to[o] = value))
  }

const positionOf =
  (sign: 1 | -1): ReduceKernel =>
  (x, kept, out) => {
    const to = out.storage.write()
    extreme(x, kept, sign, (o, _, position) => void (to[o] = position))
  }

export const reduce = {
  sum,
  max: valueOf(1),
  min: valueOf(-1),
  argmax: positionOf(1),
  argmin: positionOf(-1),
} satisfies Record<string, ReduceKernel>

export type ReduceName = keyof typeof reduce
export const reduceNames = Object.keys(reduce) as ReduceName[]

/** For the length of a gradient: the square of a float32 may be too large for one. */
export function sumOfSquares(x: Operand, out: Operand): void {
  const from = x.storage.read()
  const { count, length, starts, strides } = rowsOf([x.layout])
  let total = 0
  for (let r = 0; r < count; r++) {
    let i = starts[0][r]
    for (let k = 0; k < length; k++, i += strides[0]) total += from[i] * from[i]
  }
  out.storage.write()[0] = total
}
