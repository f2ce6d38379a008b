import type { Tensor } from 'chalkgrad'

export interface Samples {
  /** (samples, height, width) */
  images: Tensor
  /** (samples) */
  labels: Tensor
}

export const pick = ({ images, labels }: Samples, indices: readonly number[]): Samples => ({
  images: images.indexSelect(0, [...indices]),
  labels: labels.indexSelect(0, [...indices]),
})

export const firstOf = ({ images, labels }: Samples, count: number, from = 0): Samples => ({
  images: images.slice(0, from, from + count),
  labels: labels.slice(0, from, from + count),
})
