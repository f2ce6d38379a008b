import {
  ClassificationReport,
  confusionMatrix,
  crossEntropy,
  scope,
  tensor,
  topKAccuracy,
  type PictureSet,
} from 'chalkgrad'
import { pngGrid, type GridImage } from 'chalkgrad/node'
import type { ImageClassifier, Probabilities } from './image-classifier.ts'

/** What a classifier makes of the test part. */
export interface Examined {
  probabilities: Probabilities[]
  labels: Int32Array
  /** (classes, classes), row = the right one. */
  counts: Int32Array
  report: ClassificationReport
  accuracy: number
  top2: number
  loss: number
}

/** So many pictures go through the network at a time. */
const BATCH = 250

/**
 * The test pictures, once: as whoever uses the classifier will show it pictures, through
 * `judge`.
 *
 * `change`: for a comparison, what is done to the bytes of each picture before.
 */
export function examine(
  classifier: ImageClassifier,
  set: PictureSet,
  change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): Examined {
  const { labels: all, bytes } = set.part('test')
  const labels = Int32Array.from(all)
  const probabilities: Probabilities[] = []
  for (let from = 0; from < labels.length; from += BATCH) {
    const count = Math.min(BATCH, labels.length - from)
    const pictures = Array.from({ length: count }, (_, i) => change(bytes(from + i)))
    probabilities.push(...classifier.judge(pictures))
  }
  return scope(() => {
    const scores = tensor(probabilities)
    const right = tensor(labels)
    const counts = confusionMatrix(scores, right)
    const report = new ClassificationReport(counts, set.classes)
    return {
      probabilities,
      labels,
      counts: Int32Array.from(counts.data()),
      report,
      accuracy: report.accuracy,
      top2: topKAccuracy(scores, right, 2),
      // The logarithm of a softmax is a logit, but for a number that cancels out.
      loss: crossEntropy(scores.add(1e-12).log(), right).item(),
    }
  })
}

/** The pictures that were taken for something else, the surest mistakes first, with both names. */
export function drawMistakes(
  { probabilities, labels }: Examined,
  set: PictureSet,
  most = 32,
): Uint8Array | undefined {
  const { size, colors } = set.form
  const mistakes = probabilities
    .map((each, index) => ({
      index,
      share: Math.max(...each),
      said: each.indexOf(Math.max(...each)),
    })) // prettier-ignore
    .filter(({ index, said }) => said !== labels[index])
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
  const images = mistakes.map(({ index, share, said }): GridImage => ({
    width: size,
    height: size,
    channels: colors.length === 3 ? 3 : 1,
    pixels: Float32Array.from(set.part('test').bytes(index), (byte) => byte / 255),
    caption: [set.classes[labels[index]], `→${set.classes[said]} ${Math.floor(100 * share)}%`], // prettier-ignore
  }))
  if (images.length === 0) return undefined
  return pngGrid(images, { scale: Math.max(1, Math.round(96 / size)), gap: 8 })
}
