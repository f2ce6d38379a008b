import { checkCount, checkIterable, checkOptions } from '../options.ts'
import { checkRandom } from '../random/check-random.ts'
import type { Random } from '../random/random.ts'

// A stream is anything that a `for` loop can read once, such as the lines of a file that
// does not fit in memory.

/**
 * Shuffles a stream of any length with room for `capacity` samples: each sample that leaves
 * the reservoir is a random one, and the next of the stream takes its place. A sample moves
 * forward by fewer than `capacity` places, so a stream that is sorted by class needs a
 * reservoir larger than a class.
 *
 * @throws ArgumentError unless the capacity is a whole number ≥ 1.
 */
export function* shuffleStream<Sample>(
  samples: Iterable<Sample>,
  capacity: number,
  random: Random,
): Generator<Sample, void, undefined> {
  checkIterable('shuffleStream', 'samples', samples)
  checkCount('shuffleStream', 'capacity', capacity)
  checkRandom('shuffleStream', random)
  const reservoir: Sample[] = []
  for (const sample of samples) {
    if (reservoir.length < capacity) {
      reservoir.push(sample)
      continue
    }
    const place = random.integer(capacity)
    yield reservoir[place]
    reservoir[place] = sample
  }
  for (const place of random.permutation(reservoir.length)) yield reservoir[place]
}

/**
 * Groups a stream into arrays of `batchSize` samples. With dropLast, a last one that is not
 * full is left out.
 */
export function* batchStream<Sample>(
  samples: Iterable<Sample>,
  batchSize: number,
  options: { dropLast?: boolean } = {},
): Generator<Sample[], void, undefined> {
  checkOptions('batchStream', options, { dropLast: 'boolean' })
  checkIterable('batchStream', 'samples', samples)
  checkCount('batchStream', 'batchSize', batchSize)
  let batch: Sample[] = []
  for (const sample of samples) {
    batch.push(sample)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0 && !options.dropLast) yield batch
}
