import { augment, Batches, DataError, Random, rand, tensor } from 'chalkgrad'

export interface Options {
  seed: number
  samples?: number
  /** Fails in this batch. */
  failAt?: number
  /** Counts the batches that were made. */
  made?: Int32Array
  exit?: boolean
  stall?: boolean
}

/** Augmented batches, and some that go wrong, for prefetch.slow.test.ts. */
export default function batches(options: Options): Batches {
  const { seed, samples = 22, failAt, made = new Int32Array(1), exit, stall } = options
  const random = new Random(seed)
  const images = rand([samples, 6, 6], random)
  const labels = tensor(Int32Array.from({ length: samples }, (_, i) => i % 3))
  const change = augment.sequence(augment.flip(), augment.shift())
  let batch = 0
  return new Batches(images, labels, {
    batchSize: 5,
    shuffle: random,
    transform(x) {
      if (batch === failAt) throw new DataError(`image ${batch} is broken`)
      if (exit) process.exit(3)
      if (stall) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      batch++
      Atomics.add(made, 0, 1)
      return change(x, random)
    },
  })
}
