import { todo } from '#exercises'

/*
 * A picture is a list of rows. A filter of `kernel` × `kernel` numbers slides over it, `stride` cells at a time, down and
 * across; there is no padding. The places are counted as one reads: all of the first row of places, then the second.
 *
 * Example: the picture 1 2 3 4 / 5 6 7 8 and a filter of 2 × 2 with stride 1. It has three places, with the patches
 * 1 2 5 6, 2 3 6 7 and 3 4 7 8. So its columns are
 *
 *     1 2 3
 *     2 3 4
 *     5 6 7
 *     6 7 8
 */

/**
 * Patches as columns: row u · kernel + v has, for each place, the cell that lies below the number [u, v] of the filter.
 * (kernel · kernel, places)
 */
export function im2col(picture: number[][], kernel: number, stride: number): number[][] {
  return todo('im2col')
}

/** The sums of products at all places, in order: the filter as a row, times the columns. Call im2col. */
export function slide(picture: number[][], filter: number[][], stride: number): number[] {
  return todo('im2col')
}

/**
 * The way back, for gradients: each number of `columns` is added to the cell that it was taken from. A cell that lay in
 * four patches gets four numbers, one that lay in none gets 0. Returns (height, width).
 *
 * Example: with all ones in the columns, the result counts patches; for a picture of 3 × 3 it is 1 2 1 / 2 4 2 / 1 2 1.
 */
export function col2im(columns: number[][], height: number, width: number, kernel: number, stride: number): number[][] {
  return todo('im2col')
}
