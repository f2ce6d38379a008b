import { Random, tensor, type Tensor } from 'chalkgrad'

/** Gray images, 6 × 6 bytes, of three classes: dark, half bright, and bright. With noise. */
function pictures(labels: readonly number[], seed: number): Tensor {
  const random = new Random(seed)
  const pixels = labels.flatMap((label) => Array.from({ length: 36 }, () => 90 * label + random.integer(76)))
  return tensor(pixels, { shape: [labels.length, 6, 6], dtype: 'int32' })
}

const labels = Array.from({ length: 60 }, (_, i) => i % 3)

export function drive({ train }: typeof import('./loud-start.ts')) {
  const run = (seed: number) => train(pictures(labels, seed), tensor(labels, { dtype: 'int32' }), 3, new Random(seed))
  return {
    /** The losses of a run, the classes that it gives to new images, and which they are. */
    run(seed: number) {
      const { losses, predict } = run(seed)
      const asked = [2, 2, 0, 1, 0, 1, 1, 2, 0]
      return { losses, answers: predict(pictures(asked, seed + 100)), asked }
    },
    /** The same images asked one at a time and all together. */
    alone(seed: number) {
      const { predict } = run(seed)
      const asked = pictures([1, 0, 2, 0], seed + 300)
      return { together: predict(asked), alone: [0, 1, 2, 3].flatMap((i) => predict(asked.slice(0, i, i + 1))) }
    },
  }
}
