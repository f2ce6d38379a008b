import { tensor, type Random, type Tensor } from 'chalkgrad'

/** Sequences of different lengths as one tensor. */
export interface Padded {
  /** (count, time) int32: the numbers of the tokens, 0 behind the end of each. */
  tokens: Tensor
  /** (count) int32. */
  lengths: Tensor
}

/** As long as the longest, or as `time` says: what is longer is cut. */
export function pad(sequences: readonly (readonly number[])[], time?: number): Padded {
  const width = time ?? Math.max(0, ...sequences.map(({ length }) => length))
  const tokens = new Int32Array(sequences.length * width)
  for (const [i, sequence] of sequences.entries())
    tokens.set(sequence.slice(0, width), i * width)
  const lengths = sequences.map(({ length }) => Math.min(length, width))
  return {
    tokens: tensor(tokens, { shape: [sequences.length, width] }),
    lengths: tensor(lengths, { dtype: 'int32' }),
  }
}

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], random: Random): T[] {
  return [...random.permutation(things.length)].map((i) => things[i])
}

/** How often each token is there, (count, vocabulary): all that is left when the order is gone. */
export function bags(
  sequences: readonly (readonly number[])[],
  vocabulary: number,
): Tensor {
  const counts = new Float32Array(sequences.length * vocabulary)
  for (const [i, sequence] of sequences.entries())
    for (const token of sequence) counts[i * vocabulary + token]++
  return tensor(counts, { shape: [sequences.length, vocabulary] })
}
