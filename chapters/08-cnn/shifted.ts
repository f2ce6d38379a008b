import type { nn, Tensor } from 'chalkgrad'
import { known, type Samples } from './learn.ts'

/** (batch, height, width), moved by whole pixels; what comes in is black. */
export function shifted(images: Tensor, down: number, right: number): Tensor {
  const [, height, width] = images.shape
  const [v, u] = [Math.abs(down), Math.abs(right)]
  const padded = images.pad([
    [0, 0],
    [v, v],
    [u, u],
  ])
  return padded.slice(1, v - down, v - down + height).slice(2, u - right, u - right + width)
}

/** The share of pictures known when all are moved by so many pixels: the mean of four directions. */
export function knownShifted(
  model: nn.Module,
  { images, labels }: Samples,
  pixels: number,
): number {
  if (pixels === 0) return known(model, { images, labels })
  const directions = [
    [-pixels, 0],
    [pixels, 0],
    [0, -pixels],
    [0, pixels],
  ]
  const shares = directions.map(([down, right]) =>
    known(model, { images: shifted(images, down, right), labels }),
  )
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
