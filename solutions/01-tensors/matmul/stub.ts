import { todo } from '#exercises'
import type { Operand } from 'chalkgrad'

/**
 * The matrix product, as a kernel: C[i, j] = Σₖ A[i, k] · B[k, j],
 * for each matrix of a batch. A solved file can take the place of
 * lib/kernels/reference/matmul.ts, and networks will train on it.
 *
 * - a: (batch, m, k) and b: (batch, k, n), with any strides and any
 *   offset: either may be transposed or sliced, and a batch stride
 *   of 0 means that all matrices of the batch are the same one
 * - out: (batch, m, n), in order, offset 0. Its memory may hold old
 *   numbers: write every element.
 *
 * An operand is { storage, layout }: `a.storage.read()` is the flat
 * array of numbers, `out.storage.write()` that of the result, and
 * `a.layout` has `shape`, `strides` and `offset`. Element (x, i, k)
 * is at offset + x·strides[0] + i·strides[1] + k·strides[2].
 *
 * Example: (1 2 3 / 4 5 6) times (1 0 / 0 1 / 2 −1) is (7 −1 / 16
 * −1).
 */
export function matmul(a: Operand, b: Operand, out: Operand): void {
  return todo('matmul')
}
