import { todo } from '#exercises'

/** A gray image: a list of rows of pixels, all of the same length. */
export type Image = number[][]

/**
 * The image in a mirror: left and right exchanged.
 *
 * Example: [[1, 2, 3], [4, 5, 6]] becomes [[3, 2, 1], [6, 5, 4]].
 *
 * Here and below: return a new image of the same size, and leave the old one as it is.
 */
export function flip(image: Image): Image {
  return todo('flip')
}

/**
 * The image moved by whole pixels: `down` (below 0: up) and `right` (below 0: left). What leaves the frame is gone, and where
 * nothing comes from there is `fill`.
 *
 * Example: [[1, 2], [3, 4]] moved down 1 and right 0 is [[0, 0], [1, 2]].
 */
export function shift(image: Image, down: number, right: number, fill = 0): Image {
  return todo('shift')
}

/**
 * The image with a square of `fill` in it, its upper left corner at row `top` and column `left`. The corner may lie outside
 * of the image, and the square may hang over its edge.
 *
 * Example: a square of size 2 at top −1, left 1 covers one pixel of [[1, 2], [3, 4]], which becomes [[1, 0], [3, 4]].
 */
export function cutout(image: Image, top: number, left: number, size: number, fill = 0): Image {
  return todo('cutout')
}
