import { todo } from '#exercises'

/**
 * Max pooling, backward: the gradient of each window goes to the cell that was the largest in it.
 *
 * - gradient: one number for each window; place: where its largest cell lies, row · width + column
 * - returns (height, width). A cell that was the largest of several windows gets the sum; one that never was gets 0.
 *
 * Example: maxPoolBackward([[5, 7]], [[1, 2]], 2, 2) is [[0, 5], [7, 0]].
 */
export function maxPoolBackward(gradient: number[][], place: number[][], height: number, width: number): number[][] {
  return todo('pool-backward')
}

/**
 * Average pooling, backward: each cell of a window had an equal part in its average. Windows of kernel × kernel cells,
 * `stride` apart; they may overlap, or leave cells between them that get 0. There is no padding.
 *
 * Example: averagePoolBackward([[8]], 2, 2, 2, 2) is [[2, 2], [2, 2]].
 */
export function averagePoolBackward(
  gradient: number[][],
  height: number,
  width: number,
  kernel: number,
  stride: number,
): number[][] {
  return todo('pool-backward')
}
