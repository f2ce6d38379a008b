import type { Tensor } from 'chalkgrad'
import type { GrayImage } from 'chalkgrad/node'

/**
 * A sample that was taken for another class, and the probability that the network gave to
 * its answer.
 */
export interface Mistake {
  index: number
  label: number
  predicted: number
  probability: number
}

/**
 * The mistakes of which the network was surest, surest first. logits: (samples, classes),
 * labels: (samples).
 */
export function surestMistakes(logits: Tensor, labels: Tensor, count: number): Mistake[] {
  const right = labels.data()
  const predicted = logits.argmax(1).data()
  const probability = logits.softmax().max(1).data()
  return Array.from(right, (label, index) => ({
    index,
    label,
    predicted: predicted[index],
    probability: probability[index],
  }))
    .filter(({ label, predicted }) => label !== predicted)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count)
}

/** Sample `index` of images (samples, height, width) as a picture. */
export function picture(images: Tensor, index: number): GrayImage {
  const [, height, width] = images.shape
  return { width, height, pixels: images.select(0, index).data() }
}

/** Pictures of one size in a row, `gap` black columns between. */
export function row(pictures: readonly GrayImage[], gap = 2): GrayImage {
  const [{ width, height }] = pictures
  const wide = pictures.length * (width + gap) - gap
  const pixels = new Float32Array(wide * height)
  pictures.forEach((one, k) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++)
        pixels[y * wide + k * (width + gap) + x] = one.pixels[y * width + x]
    }
  })
  return { width: wide, height, pixels }
}
