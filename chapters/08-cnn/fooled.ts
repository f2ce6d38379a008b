import { concat, noGrad, randn, Random, type nn, type Tensor } from 'chalkgrad'
import { centered } from './centered.ts'
import type { Samples } from './learn.ts'

/** What a network says of pictures like none that it learned from. */
export interface Said {
  pictures: string
  /** The share that gets the word of the picture it was made of. */
  known: number
  /** The share that gets some word with a probability above 90 %. */
  sure: number
}

/** images: (batch, height, width), 0 is black and 1 white. */
const changes: Record<string, (images: Tensor) => Tensor> = {
  'as they are': (images) => images,
  'bright and dark exchanged': (images) => images.neg().add(1),
  'upside down': (images) => images.flip(1),
  'cut into four, and exchanged': (images) => exchanged(exchanged(images, 1), 2),
  noise: (images) => randn(images.shape, new Random(1)).mul(0.3).add(0.5).clamp(0, 1),
}

export function fooled(model: nn.Module, { images, labels }: Samples): Said[] {
  model.eval()
  return Object.entries(changes).map(([pictures, change]) => {
    const [known, sure] = noGrad(() => {
      const p = model.forward(centered(change(images))).softmax(1)
      return concat([
        p.argmax(1).equal(labels).cast('float32').mean().reshape([1]),
        p.max(1).greater(0.9).mean().reshape([1]),
      ])
    }).data()
    return { pictures, known, sure }
  })
}

/** The two halves along an axis change places. */
function exchanged(images: Tensor, axis: number): Tensor {
  const [size, middle] = [images.shape[axis], Math.floor(images.shape[axis] / 2)]
  return concat([images.slice(axis, middle, size), images.slice(axis, 0, middle)], axis)
}
