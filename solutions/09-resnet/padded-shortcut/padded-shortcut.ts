import { concat, zeros, type Tensor } from 'chalkgrad'

/**
 * Slices and concat are views and copies, with gradients that go back to where each number came from. Zeros come from nowhere,
 * so nothing goes back to them.
 */
export function paddedShortcut(x: Tensor, channels: number, stride: number): Tensor {
  const [batch, inChannels, rows, columns] = x.shape
  const cells = x.slice(2, 0, rows, stride).slice(3, 0, columns, stride)
  const [, , height, width] = cells.shape
  const missing = zeros([batch, channels - inChannels, height, width], { dtype: x.dtype })
  return concat([cells, missing], 1)
}
