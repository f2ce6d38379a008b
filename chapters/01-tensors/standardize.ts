import type { Tensor } from 'chalkgrad'

/**
 * No spread counts as smaller than this: a pixel that is nearly always black would turn a
 * speck of dust into a giant.
 */
const LEAST = 0.01

/** Each pixel by its mean and spread over all images of `train`. */
export function byPixel(x: Tensor, train: Tensor): Tensor {
  const mean = train.mean(0) // (pixels)
  const spread = train.var(0).sqrt().maximum(LEAST) // (pixels)
  return x.sub(mean).div(spread)
}

/** Each image by its own mean and spread. x: (images, pixels) */
export function byImage(x: Tensor): Tensor {
  const mean = x.mean(1, { keepDims: true }) // (images, 1)
  const variance = x.var(1, { keepDims: true }) // (images, 1)
  return x.sub(mean).div(variance.sqrt().maximum(LEAST))
}
