import { todo } from '#exercises'
import type { Operand } from 'chalkgrad'
import type { Sliding } from 'chalkgrad/shape/sliding'

/**
 * Max pooling, as a kernel: the largest cell of each window, and where it lies. A solved file can take the place of
 * lib/kernels/reference/max-pool2d.ts.
 *
 * - x: (batch, channels, height, width), in order, from layout.offset
 * - window: [rows, columns]
 * - sliding: { stride, before }, pairs [down, across]. Row u of window i is row i·stride[0] + u − before[0] of x
 * - out: (batch, channels, outHeight, outWidth), the largest cells. Its memory may hold old numbers.
 * - place: int32, of the same shape: where the largest cell lies in its channel, row · width + column
 *
 * Of several that are equally large, the first wins, as one reads: row by row. Padding is never the largest, though all
 * cells of a window may be below 0, or −Infinity. A NaN wins over every number: it must not get lost.
 *
 * Example: of the window 3 1 / 7 7 the largest is 7, in row 1, column 0; if the picture is 2 wide, its place is 2.
 */
export function maxPool2d(
  x: Operand,
  window: readonly [number, number],
  sliding: Sliding,
  out: Operand,
  place: Operand,
): void {
  return todo('max-pool')
}
