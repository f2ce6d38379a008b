import type { Random } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/**
 * A sample can leave at most capacity − 1 places early, since it must be read before; how late it leaves is up to chance. So
 * the order is a local one: a stream that is sorted by class needs room for more than a class.
 */
export function* shuffleStream<Sample>(
  samples: Iterable<Sample>,
  capacity: number,
  random: Random,
): Generator<Sample, void, undefined> {
  wholeNumber('capacity', capacity)
  const room: Sample[] = []
  for (const sample of samples) {
    if (room.length < capacity) {
      room.push(sample)
      continue
    }
    const place = random.integer(capacity)
    yield room[place]
    room[place] = sample
  }
  // Those that were drawn never left a gap, so the room holds the rest; it is in no random order by itself.
  for (const place of random.permutation(room.length)) yield room[place]
}

/** A batch that was handed out is not touched again: whoever got it may keep it. */
export function* batchStream<Sample>(
  samples: Iterable<Sample>,
  batchSize: number,
  { dropLast = false }: { dropLast?: boolean } = {},
): Generator<Sample[], void, undefined> {
  wholeNumber('batchSize', batchSize)
  let batch: Sample[] = []
  for (const sample of samples) {
    batch.push(sample)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  // After a full batch this one is empty: nothing is left over.
  if (batch.length > 0 && !dropLast) yield batch
}

function wholeNumber(option: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new ArgumentError(`${option} must be a whole number ≥ 1, got ${value}`)
}
