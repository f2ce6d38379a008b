import { todo } from '#exercises'
import type { Operand } from 'chalkgrad'

/**
 * The matrix product as a kernel, a tile at a time: C[i, j] = Σₖ
 * A[i, k] · B[k, j] for each matrix of a batch.
 *
 * Work on a tile of at least 2 × 2 elements of C at once, with
 * its sums in local variables: every number that is loaded then
 * serves several products. A check counts what you read: at most
 * m·n·k numbers (one element at a time reads 2·m·n·k; a tile of 2
 * × 2 reads m·n·k, one of 4 × 4 half of that).
 *
 * - a: (batch, m, k) and b: (batch, k, n), with any strides and
 *   any offset: either may be transposed or sliced, and a batch
 *   stride of 0 means that all matrices of the batch are the same
 *   one
 * - out: (batch, m, n), in order, offset 0. Its memory may hold
 *   old numbers: write every element, and no other.
 * - m and n need not be multiples of the tile.
 *
 * An operand is { storage, layout }: `a.storage.read()` is the
 * flat array of numbers (ask for it once), `out.storage.write()`
 * that of the result, and `a.layout` has `shape`, `strides` and
 * `offset`. Element (x, i, k) is at offset + x·strides[0] +
 * i·strides[1] + k·strides[2].
 *
 * When it passes, networks can train on it: npm run chapter
 * fast-kernels -- --mine --show step
 */
export function matmul(a: Operand, b: Operand, out: Operand): void {
  return todo('tiled-matmul')
}
