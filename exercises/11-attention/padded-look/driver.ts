import { grad, nn, randn, Random, tensor, type NestedArray } from 'chalkgrad'

const width = 4

/** Runs where the learner's file runs. */
export function drive({ Decoder, counting }: typeof import('./padded-look.ts')) {
  const decoder = (seed = 1) => new Decoder(5, width, new Random(seed)).to('float64')
  /** Keys of words, (words, letters, width): by chance, each word its own, and at padding this number. */
  const keysOf = (words: readonly number[], lengths: readonly number[], letters: number, padding: number) =>
    tensor(
      words.map((word, i) => {
        const own = [...randn([letters, width], new Random(100 + word)).data()]
        return Array.from({ length: letters }, (_, place) => (place < lengths[i] ? own.slice(place * width, (place + 1) * width) : new Array<number>(width).fill(padding))) // prettier-ignore
      }),
      { shape: [words.length, letters, width], dtype: 'float64', requiresGrad: true },
    )
  const saidBy = (words: readonly number[], steps: number) =>
    tensor(
      words.flatMap((word) => Array.from({ length: steps }, (_, step) => (step === 0 ? 0 : (word + step) % 5))),
      { shape: [words.length, steps], dtype: 'int32' },
    )
  const run = (words: number[], lengths: number[], letters: number, padding: number, steps = 3) => {
    const keys = keysOf(words, lengths, letters, padding)
    return { keys, ...decoder().forward(saidBy(words, steps), keys, lengths) }
  }
  return {
    counting(lengths: number[], letters: number) {
      const counts = counting(lengths, letters)
      return { shape: [...counts.shape], values: [...counts.data()] }
    },
    /** Words by number, how many of their letters count, how wide the batch is, and what stands at padding. */
    forward(
      words: number[],
      lengths: number[],
      letters: number,
      padding = 0,
    ): Record<'logits' | 'weights', NestedArray> {
      const { logits, weights } = run(words, lengths, letters, padding)
      return { logits: logits.toArray(), weights: weights.toArray() }
    },
    /** The largest gradient at letters that count, and at padding, of a loss of the logits. */
    gradients(words: number[], lengths: number[], letters: number, padding = 0) {
      const { keys, logits } = run(words, lengths, letters, padding)
      const [gradient] = grad(logits.square().sum(), [keys])
      const rows = gradient.toArray() as number[][][]
      const largest = (inside: boolean) =>
        rows
          .flatMap((row, i) => row.filter((_, place) => place < lengths[i] === inside))
          .flat()
          .reduce((most, one) => (Number.isNaN(one) || Math.abs(one) > most ? Math.abs(one) : most), 0)
      return { letters: largest(true), padding: largest(false) }
    },
    /** What a right look back gives: the engine's. */
    engine(words: number[], lengths: number[], letters: number): NestedArray {
      const model = decoder()
      const keys = keysOf(words, lengths, letters, 0)
      const { output } = model.lstm.forward(model.sounds.forward(saidBy(words, 3)))
      return new nn.DotProductAttention().forward(output, keys, { lengths }).weights.toArray()
    },
  }
}
