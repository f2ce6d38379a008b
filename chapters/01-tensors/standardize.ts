import type { Tensor } from 'chalkgrad'

/** A smaller spread than this is taken for this: a pixel that is nearly always black would turn a speck into a giant. */
const LEAST = 0.01

/** Each pixel minus its mean over all images, divided by its spread: x (samples, pixels), statistics of `train`. */
export function byPixel(x: Tensor, train: Tensor): Tensor {
  const mean = train.mean(0) // (pixels)
  const spread = train.var(0).sqrt().maximum(LEAST) // (pixels)
  return x.sub(mean).div(spread)
}

/** Each image minus its own mean, divided by its own spread: x (samples, pixels). */
export function byImage(x: Tensor): Tensor {
  const mean = x.mean(1, { keepDims: true }) // (samples, 1)
  const spread = x.var(1, { keepDims: true }).sqrt().maximum(LEAST) // (samples, 1)
  return x.sub(mean).div(spread)
}
