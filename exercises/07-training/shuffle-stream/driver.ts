import { Random } from 'chalkgrad'

/** 0 … n − 1, and how many of them have been read. */
function counting(n: number) {
  const source = { read: 0, samples: stream() }
  function* stream() {
    for (let i = 0; i < n; i++) {
      source.read++
      yield i
    }
  }
  return source
}

export function drive({ shuffleStream, batchStream }: typeof import('./shuffle-stream.ts')) {
  const nameOf = (run: () => unknown) => {
    try {
      run()
      return 'no error'
    } catch (error) {
      return error instanceof Error ? error.name : String(error)
    }
  }
  const shuffle = (n: number, capacity: number, seed: number) => [
    ...shuffleStream(counting(n).samples, capacity, new Random(seed)),
  ]
  return {
    shuffleStream: shuffle,
    /** The first `count` of a stream of 1,000 samples, and how many were read for them. */
    first(count: number, capacity: number, seed: number) {
      const source = counting(1000)
      const stream = shuffleStream(source.samples, capacity, new Random(seed))
      const taken = Array.from({ length: count }, () => stream.next().value)
      return { taken, read: source.read }
    },
    /** How often each order of the stream 0 … n − 1 comes, over many seeds. */
    orders(n: number, capacity: number, times: number) {
      const counts: Record<string, number> = {}
      for (let seed = 0; seed < times; seed++) {
        const order = shuffle(n, capacity, seed).join('')
        counts[order] = (counts[order] ?? 0) + 1
      }
      return counts
    },
    batchStream: (n: number, batchSize: number, dropLast?: boolean) => [
      ...batchStream(counting(n).samples, batchSize, dropLast === undefined ? undefined : { dropLast }),
    ],
    /** How many samples are read for the first batch. */
    readForOne(batchSize: number) {
      const source = counting(1000)
      const batch = batchStream(source.samples, batchSize).next().value
      return { batch: batch ?? [], read: source.read }
    },
    errorOfCapacity: (capacity: number) => nameOf(() => shuffle(5, capacity, 1)),
    errorOfSize: (size: number) => nameOf(() => [...batchStream([1, 2], size)]),
  }
}
