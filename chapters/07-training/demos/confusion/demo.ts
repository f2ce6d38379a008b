import {
  Batches,
  confusionMatrix,
  crossEntropy,
  Random,
  nn,
  noGrad,
  optim,
  parseIdx,
  scope,
  tensor,
} from 'chalkgrad'
import { classes } from './classes.ts'

/** 600 images to train on and 300 to test; image i is of class i mod 10. */
export const data = 'clothes.idx.gz'

export interface Options {
  units: number
  learningRate: number
  seed: number
}

/** An image that the open cell counts. */
export interface Example {
  pixels: Float32Array
  /** The classes that the network believes in most, the first is what it predicts. */
  beliefs: { name: string; probability: number }[]
}

export interface Frame {
  epoch: number
  /** Row by row: how often images of a class (row) were taken for each (column). */
  counts: number[]
  accuracy: number
  /** The same on the images that it learns from. */
  trainAccuracy: number
  /** The cell that is open, and what it counts. */
  open: { truth: number; predicted: number; examples: Example[] } | undefined
}

const training = 600
const pixels = 28 * 28
const lastEpoch = 30
const n = classes.length

/** A small network learns clothes; each frame is an epoch and what it mistakes after it. */
export function create({ units, learningRate, seed }: Options, bytes: Uint8Array) {
  const images = parseIdx(bytes, data)
  const x = tensor(
    Float32Array.from(images.data, (value) => value / 255),
    {
      shape: [images.shape[0], pixels],
    },
  )
  const y = tensor(Int32Array.from({ length: images.shape[0] }, (_, i) => i % n))

  const random = new Random(seed)
  const model = new nn.Sequential(
    new nn.Linear(pixels, units, random),
    new nn.ReLU(),
    new nn.Linear(units, n, random),
  )
  const optimizer = new optim.Adam(model.parameters(), { learningRate })
  const batches = new Batches(x.slice(0, 0, training), y.slice(0, 0, training), {
    batchSize: 50,
    shuffle: random,
  })
  let epoch = 0
  // What the network believes of each image, (images, classes) row by row.
  let beliefs = look()
  let open: { truth: number; predicted: number } | undefined

  function look(): Float32Array {
    return scope(() => noGrad(() => Float32Array.from(model.forward(x).softmax(1).data())))
  }
  const rowOf = (image: number): Float32Array =>
    beliefs.subarray(n * image, n * (image + 1))
  const predictedOf = (image: number): number => {
    const row = rowOf(image)
    return row.indexOf(Math.max(...row))
  }

  function examplesOf(cell: { truth: number; predicted: number }): Example[] {
    const found: Example[] = []
    for (let image = training; image < images.shape[0]; image++) {
      if (image % n !== cell.truth || predictedOf(image) !== cell.predicted) continue
      const shares = [...rowOf(image)].map((probability, i) => ({
        name: classes[i],
        probability,
      }))
      found.push({
        pixels: Float32Array.from(x.select(0, image).data()),
        beliefs: shares.sort((a, b) => b.probability - a.probability).slice(0, 3),
      })
    }
    // The surest first: a mistake made with confidence says most.
    return found.sort((a, b) => b.beliefs[0].probability - a.beliefs[0].probability)
  }

  /** Of the images from `start` up to `stop`: how often each class was taken for each. */
  const countsOf = (start: number, stop: number): number[] =>
    scope(() => {
      const all = tensor(beliefs, { shape: [images.shape[0], n] })
      const counts = confusionMatrix(all.slice(0, start, stop), y.slice(0, start, stop))
      return [...counts.data()]
    })

  function frame(): Frame {
    const counts = countsOf(training, images.shape[0])
    return {
      epoch,
      counts,
      accuracy: share(counts),
      trainAccuracy: share(countsOf(0, training)),
      open: open && { ...open, examples: examplesOf(open) },
    }
  }

  return {
    first: frame,
    done: () => epoch >= lastEpoch,
    step(): Frame {
      for (const batch of batches) {
        optimizer.zeroGrad()
        crossEntropy(model.forward(batch.x), batch.y).backward()
        optimizer.step()
      }
      epoch++
      beliefs = look()
      return frame()
    },
    /** `open` a cell: { truth, predicted }, or close it with null. */
    act(name: string, value: unknown): Frame {
      if (name === 'open') open = (value as typeof open | null) ?? undefined
      return frame()
    },
  }
}

/** The share on the diagonal of a matrix, given row by row. */
function share(counts: number[]): number {
  const right = counts.filter((_, i) => i % (n + 1) === 0)
  const sum = (numbers: number[]) => numbers.reduce((total, count) => total + count, 0)
  return sum(right) / sum(counts)
}
