import { todo } from '#exercises'
import type { Random } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/**
 * Shuffles a stream that is too long to be held in memory, with room for `capacity` samples. Write it as `function*`, with
 * `yield` for each sample that leaves.
 *
 * - Fill the room with the first samples. Then, for each further sample: one of those in the room, drawn by lot, leaves, and
 *   the new one takes its place.
 * - At the end of the stream, those that are still there leave in random order.
 * - Never read further than needed: the stream may have no end.
 * - random: `random.integer(n)` is one of 0 … n − 1, `random.permutation(n)` all of them in random order
 *
 * Throw an ArgumentError unless capacity is a whole number of at least 1.
 *
 * Example: capacity 2 and the stream a, b, c: the first to leave is a or b, c is not.
 *
 * When both pass, your file can take the engine's place: npm run chapter training -- --mine
 */
export function shuffleStream<Sample>(
  samples: Iterable<Sample>,
  capacity: number,
  random: Random,
): Generator<Sample, void, undefined> {
  return todo('shuffleStream')
}

/**
 * Groups a stream into lists of `batchSize` samples, again with `function*`. The last list may be shorter; with dropLast it
 * is left out then. Each list is a new one.
 *
 * Throw an ArgumentError unless batchSize is a whole number of at least 1.
 *
 * Example: 1, 2, 3, 4, 5 in batches of 2: [1, 2], [3, 4], [5].
 */
export function batchStream<Sample>(
  samples: Iterable<Sample>,
  batchSize: number,
  options: { dropLast?: boolean } = {},
): Generator<Sample[], void, undefined> {
  return todo('batchStream')
}
