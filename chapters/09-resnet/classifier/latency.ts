import { Random } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import type { ImageClassifier } from './image-classifier.ts'

/** How long a batch takes, from bytes in their form to probabilities. */
export interface Latency {
  batch: number
  /** Milliseconds, over all runs. */
  mean: number
  /** Their standard deviation. */
  spread: number
  picturesPerSecond: number
}

export const batchSizes = [1, 8, 32, 128] as const

/** `patience`: how many milliseconds each batch size may take; at least three runs. */
export function measureLatency(
  classifier: ImageClassifier,
  sizes: readonly number[] = batchSizes,
  patience = 1000,
): Latency[] {
  const { size, colors } = classifier.facts.form
  const random = new Random(0)
  return sizes.map((batch) => {
    const pictures = Array.from({ length: batch }, () =>
      Uint8Array.from({ length: colors.length * size * size }, () => random.integer(256)),
    )
    // The first runs still compile.
    for (let i = 0; i < 3; i++) classifier.judge(pictures)
    const times: number[] = []
    const end = performance.now() + patience
    while (times.length < 3 || (performance.now() < end && times.length < 1000)) {
      const start = performance.now()
      classifier.judge(pictures)
      times.push(performance.now() - start)
    }
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length
    const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0)
    const spread = Math.sqrt(squares / times.length)
    return { batch, mean, spread, picturesPerSecond: (1000 * batch) / mean }
  })
}

export function latencyTable(latency: readonly Latency[]): string {
  return table(
    ['pictures at a time', 'mean ms', 'spread ms', 'pictures a second'],
    latency.map(({ batch, mean, spread, picturesPerSecond }) => [
      batch,
      Number(mean.toFixed(2)),
      Number(spread.toFixed(2)),
      Math.round(picturesPerSecond),
    ]),
  )
}
