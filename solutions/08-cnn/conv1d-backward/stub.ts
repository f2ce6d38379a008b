import { todo } from '#exercises'

/*
 * A filter w slides along a line of cells x, `stride` cells at a time, and gives y[i] = Σ_u x[i·stride + u] · w[u]. There is
 * no padding. With g[i] = ∂loss/∂y[i], write the two gradients of the loss.
 *
 * Example: x = 1 2 3 4, w = 1 0 −1, stride 1, so y = −2 −2. With g = 1 10 the gradient of w is 21 32 43: its first number
 * met cell 1 at the first place and cell 2 at the second. And the gradient of x is 1 10 −1 −10.
 */

/** ∂loss/∂w, one number for each of the `taps` numbers of the filter. */
export function weightGradient(x: number[], g: number[], taps: number, stride: number): number[] {
  return todo('conv1d-backward')
}

/** ∂loss/∂x, one number for each of the `length` cells, also for those that no place of the filter reached. */
export function inputGradient(w: number[], g: number[], length: number, stride: number): number[] {
  return todo('conv1d-backward')
}
