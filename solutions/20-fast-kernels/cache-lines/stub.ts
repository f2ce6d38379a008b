import { todo } from '#exercises'

/**
 * How many times a line is loaded from memory when these places
 * are read, one after the other.
 *
 * Memory comes in lines: place p lies in line ⌊p / perLine⌋, and
 * reading one number loads its whole line. The cache keeps the
 * `capacity` lines that were used last. Reading a place whose
 * line is in the cache loads nothing, but the line counts as used
 * again. When the cache is full, a new line takes the place of
 * the one that was not used for the longest time.
 *
 * Example, four numbers a line, a cache of two lines:
 *
 *     linesLoaded([0, 1, 2, 3, 4], 4, 2)    // 2
 *     linesLoaded([0, 4, 8, 1], 4, 2)       // 4
 *
 * In the second, line 0 had to go when line 2 came.
 */
export function linesLoaded(places: number[], perLine: number, capacity: number): number {
  return todo('linesLoaded')
}

/**
 * The places of a matrix (rows, columns), stored row after row,
 * in the order in which it is read: along its rows, or down its
 * columns.
 *
 *     walk(2, 3, 'rows')       // [0, 1, 2, 3, 4, 5]
 *     walk(2, 3, 'columns')    // [0, 3, 1, 4, 2, 5]
 */
export function walk(rows: number, columns: number, along: 'rows' | 'columns'): number[] {
  return todo('walk')
}
