import type { Tensor } from 'chalkgrad'

/** Half as high and half as wide: each pixel is the mean of four. */
export function halve(images: Tensor): Tensor {
  const [n, height, width] = images.shape
  const fours = images.reshape([n, height / 2, 2, width / 2, 2])
  return fours.mean([2, 4]) // (n, height / 2, width / 2)
}

/** Images (n, height, width) as one, so many in a row. */
export function contactSheet(images: Tensor, columns: number): Tensor {
  const [n, height, width] = images.shape
  const rows = n / columns
  return images
    .reshape([rows, columns, height, width])
    .permute([0, 2, 1, 3]) // (rows, height, columns, width)
    .reshape([rows * height, columns * width])
}
