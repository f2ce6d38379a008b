import { isContiguous } from '../../shape/layout.ts'
import type { TypedArray } from '../../storage/dtype.ts'
import type { BinaryKernel, Operand, UnaryKernel } from '../kernels.ts'
import { erf } from './erf.ts'
import { rowsOf } from './rows.ts'

/** One row: y[o + k] = f(x[i + k·di]) for k = 0 … n − 1. */
type UnaryRow = (
  y: TypedArray,
  o: number,
  n: number,
  x: TypedArray,
  i: number,
  di: number,
) => void

/** One row: y[o + k] = f(a[i + k·di], b[j + k·dj]) for k = 0 … n − 1. */
// prettier-ignore
type BinaryRow = (y: TypedArray, o: number, n: number, a: TypedArray, i: number, di: number, b: TypedArray, j: number, dj: number) => void

// Each loop is written out: a loop that calls its formula through a variable runs up to 18
// times slower.
// prettier-ignore
const unaryRows = {
  neg(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = -x[i] },
  abs(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.abs(x[i]) },
  sign(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.sign(x[i]) },
  square(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = x[i] * x[i] },
  sqrt(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.sqrt(x[i]) },
  exp(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.exp(x[i]) },
  log(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.log(x[i]) },
  sin(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.sin(x[i]) },
  cos(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.cos(x[i]) },
  tanh(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.tanh(x[i]) },
  sigmoid(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = 1 / (1 + Math.exp(-x[i])) },
  // A NaN is not below 0, so it stays a NaN.
  relu(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = x[i] < 0 ? 0 : x[i] },
  // ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|): the exponential never overflows.
  softplus(y, o, n, x, i, di) {
    for (const end = o + n; o < end; o++, i += di) y[o] = (x[i] > 0 ? x[i] : 0) + Math.log1p(Math.exp(-Math.abs(x[i])))
  },
  floor(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.floor(x[i]) },
  ceil(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.ceil(x[i]) },
  // Math.round takes every half upwards; one that arrives at an odd number goes back to the even one below.
  round(y, o, n, x, i, di) {
    for (const end = o + n; o < end; o++, i += di) {
      const up = Math.round(x[i])
      y[o] = up - x[i] === 0.5 && up % 2 !== 0 ? up - 1 : up
    }
  },
  log1p(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.log1p(x[i]) },
  expm1(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = Math.expm1(x[i]) },
  erf(y, o, n, x, i, di) { for (const end = o + n; o < end; o++, i += di) y[o] = erf(x[i]) },
} satisfies Record<string, UnaryRow>

// prettier-ignore
const binaryRows = {
  add(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] + b[j] },
  sub(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] - b[j] },
  mul(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] * b[j] },
  div(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] / b[j] },
  pow(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] ** b[j] },
  maximum(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = Math.max(a[i], b[j]) },
  minimum(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = Math.min(a[i], b[j]) },
  equal(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] === b[j] ? 1 : 0 },
  notEqual(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] !== b[j] ? 1 : 0 },
  less(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] < b[j] ? 1 : 0 },
  lessEqual(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] <= b[j] ? 1 : 0 },
  greater(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] > b[j] ? 1 : 0 },
  greaterEqual(y, o, n, a, i, di, b, j, dj) { for (const end = o + n; o < end; o++, i += di, j += dj) y[o] = a[i] >= b[j] ? 1 : 0 },
} satisfies Record<string, BinaryRow>

/** Each loop is a kernel of its name: this table is the list of them. */
export type UnaryName = keyof typeof unaryRows
export type BinaryName = keyof typeof binaryRows
export const unaryNames = Object.keys(unaryRows) as UnaryName[]
export const binaryNames = Object.keys(binaryRows) as BinaryName[]

function unaryKernel(row: UnaryRow): UnaryKernel {
  return (x, out) => {
    const [from, to] = [x.storage.read(), out.storage.write()]
    if (isContiguous(x.layout)) return row(to, 0, to.length, from, x.layout.offset, 1)
    const { count, length, starts, strides } = rowsOf([x.layout])
    for (let r = 0; r < count; r++)
      row(to, r * length, length, from, starts[0][r], strides[0])
  }
}

function binaryKernel(row: BinaryRow): BinaryKernel {
  return (a, b, out) => {
    const [left, right, to] = [a.storage.read(), b.storage.read(), out.storage.write()]
    if (isContiguous(a.layout) && isContiguous(b.layout)) {
      return row(to, 0, to.length, left, a.layout.offset, 1, right, b.layout.offset, 1)
    }
    const { count, length, starts, strides } = rowsOf([a.layout, b.layout])
    for (let r = 0; r < count; r++)
      row(
        to,
        r * length,
        length,
        left,
        starts[0][r],
        strides[0],
        right,
        starts[1][r],
        strides[1],
      )
  }
}

function mapRecord<Name extends string, A, B>(
  record: Record<Name, A>,
  f: (value: A) => B,
): Record<Name, B> {
  return Object.fromEntries(
    Object.entries<A>(record).map(([name, value]) => [name, f(value)]),
  ) as Record<Name, B>
}

export const unary = mapRecord<UnaryName, UnaryRow, UnaryKernel>(unaryRows, unaryKernel)
export const binary = mapRecord<BinaryName, BinaryRow, BinaryKernel>(
  binaryRows,
  binaryKernel,
)

/** Picks from two tensors by a condition. */
export function where(condition: Operand, a: Operand, b: Operand, out: Operand): void {
  const [c, x, y, to] = [
    condition.storage.read(),
    a.storage.read(),
    b.storage.read(),
    out.storage.write(),
  ]
  const { count, length, starts, strides } = rowsOf([condition.layout, a.layout, b.layout])
  for (let r = 0, o = 0; r < count; r++) {
    let [h, i, j] = [starts[0][r], starts[1][r], starts[2][r]]
    for (
      const end = o + length;
      o < end;
      o++, h += strides[0], i += strides[1], j += strides[2]
    )
      to[o] = c[h] !== 0 ? x[i] : y[j]
  }
}
