import { todo } from '#exercises'

/**
 * Copies the lines of a matrix into panels, in the order in which
 * a tile will read them. Panel p holds the lines p·width …
 * p·width + width − 1: for step 0 the numbers of all its lines
 * side by side, then for step 1, and so on. Where the last panel
 * has fewer lines than `width`, zeros stand in for the missing
 * ones: they add nothing to a sum.
 *
 * - x: the flat memory; number (line, step) is at x[line ·
 *   lineStride + step · stepStride]
 * - lines, steps: how many there are. Rows of A are lines with
 *   stepStride 1; columns of B are lines with lineStride 1.
 * - returns ⌈lines / width⌉ · steps · width numbers
 *
 * Example: three columns of (1 2 3 / 4 5 6), panels of two:
 *
 *     pack([1, 2, 3, 4, 5, 6], 3, 2, 1, 3, 2)    // [1, 2, 4, 5,   3, 0, 6, 0]
 */
export function pack(
  x: number[],
  lines: number,
  steps: number,
  lineStride: number,
  stepStride: number,
  width: number,
): number[] {
  return todo('pack')
}

/**
 * The tile of C from a panel of A (steps × height) and a panel of
 * B (steps × width): tile[i][j] = Σ a[step][i] · b[step][j]. Both
 * are read from front to end, one number after the other.
 *
 *     tile([1, 2, 3, 4], [5, 6], 2, 2, 1)    // [[23], [34]]
 *
 * because 1·5 + 3·6 = 23 and 2·5 + 4·6 = 34.
 */
export function tile(a: number[], b: number[], steps: number, height: number, width: number): number[][] {
  return todo('tile')
}
