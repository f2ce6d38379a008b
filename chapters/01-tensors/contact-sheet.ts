import type { Tensor } from 'chalkgrad'

/** Half the height and half the width: each pixel is the mean of four. images: (n, height, width), both even. */
export function halve(images: Tensor): Tensor {
  const [n, height, width] = images.shape
  // (n, height, width) → (n, height/2, 2, width/2, 2) → (n, height/2, width/2)
  return images.reshape([n, height / 2, 2, width / 2, 2]).mean([2, 4])
}

/** Images (rows · columns, height, width) side by side as one: (rows · height, columns · width). */
export function contactSheet(images: Tensor, columns: number): Tensor {
  const [n, height, width] = images.shape
  const rows = n / columns
  // (rows, columns, height, width) → (rows, height, columns, width): neighbors in a line are now neighbors in memory order.
  return images
    .reshape([rows, columns, height, width])
    .permute([0, 2, 1, 3])
    .reshape([rows * height, columns * width])
}
