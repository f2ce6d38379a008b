import type { Kernels, Operand } from '../kernels/kernels.ts'
import { reference } from '../kernels/reference/index.ts'
import { kernelSet, registerKernels, type KernelSet } from '../kernels/registry.ts'
import { tiled } from '../kernels/tiled/index.ts'
import { byteSize, type TypedArray } from '../storage/dtype.ts'
import type { CCall } from '../wasm/c-calls.ts'
import type { Runtime, Sharing } from '../wasm/runtime.ts'
import { conv2dKernels } from '../wasm/kernels/conv2d.ts'
import { Addresses } from '../wasm/kernels/operands.ts'
import { unfoldedProducts } from '../wasm/kernels/unfolded.ts'
import { winogradProducts } from '../wasm/kernels/winograd.ts'
import { wasmRuntime } from '../wasm/node.ts'
import type { Blas, GemmArguments } from './blas-library.ts'
import { findBlas, type NoBlas, type Surroundings } from './find-blas.ts'

/** Fewer products than this WebAssembly has computed before a call to C has got there. */
const SMALL = 800

/** So many products take a thread about 5 µs; fewer are not worth sharing. */
const SHARE = 2 ** 18

/** Some rows of C, and of these some columns. */
interface Part {
  top: number
  height: number
  left: number
  width: number
}

/** Names of C's interface to BLAS. */
const ROW_MAJOR = 101
const PLAIN = 111
const TRANSPOSED = 112

/**
 * A set of kernels whose matmul, and convolutions by it, are those of a BLAS library, and all
 * else that of another set. BLAS reads and writes the tensors where they lie. Large products
 * are cut in parts for the `threads` of that other set: a second team of threads, that of the
 * library, would wait for the same cores. Convolutions want that other set's `runtime`.
 */
export function blasSet(
  blas: Blas,
  base: KernelSet,
  threads?: Sharing,
  runtime?: Runtime,
): KernelSet {
  const addressOf = addresses(blas)
  const slow = base.kernels.matmul ?? reference.matmul
  const callAll = blas.library && threads?.callsOf(blas.library)
  const team = threads?.count ?? 1
  const matmul: Kernels['matmul'] = (a, b, out) => {
    const { dtype } = out.storage
    const [batch, m, n] = out.layout.shape
    const k = a.layout.shape[2]
    const [batchA, rowA, stepA] = a.layout.strides
    const [batchB, stepB, columnB] = b.layout.strides
    const lda = leadingDimension(m, k, rowA, stepA)
    const ldb = leadingDimension(k, n, stepB, columnB)
    // One matrix on the right of all: their rows, one after the other, are a single matrix.
    const merge = batchB === 0 && lda > 0 && batchA === m * lda
    const [count, rows] = merge ? [1, batch * m] : [batch, m]
    const products = rows * n * k
    if (dtype === 'int32' || products < SMALL || lda === 0 || ldb === 0)
      return slow(a, b, out)
    const bytes = byteSize[dtype]
    const [atA, atB, atC] = [
      addressOf(a, a.storage.read()),
      addressOf(b, b.storage.read()),
      addressOf(out, out.storage.write()),
    ]
    const [turnA, turnB] = [lda, ldb].map((ld) => (ld > 0 ? PLAIN : TRANSPOSED))
    /** Of matrix i: some rows of C, and of these some columns. */
    const call = (i: number, { top, height, left, width }: Part): GemmArguments => [
      ROW_MAJOR,
      turnA,
      turnB,
      height,
      width,
      k,
      1,
      atA + bytes * (i * batchA + top * rowA),
      Math.abs(lda),
      atB + bytes * (i * batchB + left * columnB),
      Math.abs(ldb),
      0,
      atC + bytes * ((i * m + top) * n + left),
      n,
    ]
    const gemm = blas.gemm[dtype]
    if (callAll === undefined || count * products < 2 * SHARE) {
      const whole = { top: 0, height: rows, left: 0, width: n }
      for (let i = 0; i < count; i++) gemm(...call(i, whole))
      return
    }
    // A part for each thread: with more the factors are packed more often than it gains.
    const parts = cut(rows, n, Math.ceil(team / count))
    const index = dtype === 'float32' ? 0 : 1
    const calls: CCall[] = []
    for (let i = 0; i < count; i++)
      for (const part of parts) calls.push([index, ...call(i, part)])
    callAll(calls)
  }
  const convolutions = runtime && convolutionsBy(matmul, runtime)
  return { ...base, name: 'blas', kernels: { ...base.kernels, matmul, ...convolutions } }
}

function convolutionsBy(matmul: Kernels['matmul'], runtime: Runtime): Partial<Kernels> {
  const unfolded = unfoldedProducts(runtime, matmul)
  const products = winogradProducts(runtime, matmul, unfolded)
  return conv2dKernels(runtime, new Addresses(runtime), products)
}

/** A matrix in so many parts, as square as they get: then the least is packed twice. */
function cut(rows: number, columns: number, wanted: number): Part[] {
  let [height, width] = [Infinity, Infinity]
  for (let down = 1; down <= wanted; down++) {
    if (wanted % down > 0) continue
    const [high, wide] = [rows / down, (columns * down) / wanted]
    if (high + wide < height + width) [height, width] = [high, wide]
  }
  height = wholeTiles(height)
  width = wholeTiles(width)
  const parts: Part[] = []
  for (let top = 0; top < rows; top += height)
    for (let left = 0; left < columns; left += width)
      parts.push({
        top,
        height: Math.min(height, rows - top),
        left,
        width: Math.min(width, columns - left),
      })
  return parts
}

const wholeTiles = (size: number): number => 8 * Math.ceil(size / 8)

/**
 * BLAS wants either the rows or the columns of a matrix to lie in one piece, and the
 * distance from one to the next. Positive: that of rows; negative: that of columns, so that
 * the matrix is the transpose of one in rows; 0: neither lies in one piece. A stride along
 * an axis of size 1 does not matter.
 */
function leadingDimension(
  rows: number,
  columns: number,
  rowStride: number,
  columnStride: number,
): number {
  if (columnStride === 1 || columns === 1) {
    if (rows === 1) return columns
    if (rowStride >= columns) return rowStride
  }
  if (rowStride === 1 || rows === 1) {
    if (columns === 1) return -rows
    if (columnStride >= rows) return -columnStride
  }
  return 0
}

/** The address of an operand's first element in the memory of the process. */
function addresses(blas: Blas): (x: Operand, numbers: TypedArray) => number {
  const known = new WeakMap<ArrayBufferLike, number>()
  let last: ArrayBufferLike | undefined
  let base = 0
  return ({ storage, layout }, numbers) => {
    if (numbers.buffer !== last) {
      last = numbers.buffer
      base = known.get(last) ?? blas.address(last)
      known.set(last, base)
    }
    return base + numbers.byteOffset + layout.offset * byteSize[storage.dtype]
  }
}

/**
 * Makes the kernels 'blas' known, on top of 'wasm' where that is known already. Where the
 * machine has no fast BLAS, says why and registers nothing.
 */
export function registerBlas(surroundings?: Surroundings): Blas | NoBlas {
  const blas = findBlas(surroundings)
  if (!('gemm' in blas)) return blas
  const base = kernelSet('wasm') ?? tiled
  // Workers can open what the system has, not what a test pretends.
  const runtime = surroundings?.koffi ? undefined : wasmRuntime()
  registerKernels(blasSet(blas, base, runtime?.threads, runtime))
  return blas
}
