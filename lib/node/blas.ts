import type { Kernels, Operand } from '../kernels/kernels.ts'
import { reference } from '../kernels/reference/index.ts'
import { kernelSet, registerKernels, type KernelSet } from '../kernels/registry.ts'
import { byteSize } from '../storage/dtype.ts'
import { findBlas, type Blas, type NoBlas, type Surroundings } from './blas-library.ts'

/** Fewer products than this WebAssembly has computed before a call to C has got there. */
const SMALL = 800

/** Names of C's interface to BLAS. */
const ROW_MAJOR = 101
const PLAIN = 111
const TRANSPOSED = 112

/**
 * A set of kernels whose matmul is that of a BLAS library, and all else that of another
 * set. BLAS reads and writes the tensors where they lie.
 */
export function blasSet(blas: Blas, base: KernelSet): KernelSet {
  const addressOf = addresses(blas)
  const slow = base.kernels.matmul ?? reference.matmul
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
    const [calls, rows] = merge ? [1, batch * m] : [batch, m]
    if (dtype === 'int32' || rows * n * k < SMALL || lda === 0 || ldb === 0)
      return slow(a, b, out)
    const bytes = byteSize[dtype]
    const gemm = blas.gemm[dtype]
    const [atA, atB, atC] = [addressOf(a), addressOf(b), addressOf(out)]
    for (let i = 0; i < calls; i++) {
      gemm(
        ROW_MAJOR,
        lda > 0 ? PLAIN : TRANSPOSED,
        ldb > 0 ? PLAIN : TRANSPOSED,
        rows,
        n,
        k,
        1,
        atA + bytes * i * batchA,
        Math.abs(lda),
        atB + bytes * i * batchB,
        Math.abs(ldb),
        0,
        atC + bytes * i * m * n,
        n,
      )
    }
  }
  return { ...base, name: 'blas', kernels: { ...base.kernels, matmul } }
}

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
function addresses(blas: Blas): (x: Operand) => number {
  const known = new WeakMap<ArrayBufferLike, number>()
  let last: ArrayBufferLike | undefined
  let base = 0
  return ({ storage, layout }) => {
    const view = storage.view()
    if (view.buffer !== last) {
      last = view.buffer
      base = known.get(last) ?? blas.address(last)
      known.set(last, base)
    }
    return base + view.byteOffset + layout.offset * byteSize[storage.dtype]
  }
}

/**
 * Makes the kernels 'blas' known, on top of 'wasm' where that is known already. Where the
 * machine has no fast BLAS, says why and registers nothing.
 */
export function registerBlas(surroundings?: Surroundings): Blas | NoBlas {
  const blas = findBlas(surroundings)
  if (!('gemm' in blas)) return blas
  const base = kernelSet('wasm') ?? { name: 'reference', kernels: reference }
  registerKernels(blasSet(blas, base))
  return blas
}
