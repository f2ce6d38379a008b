import { todo } from '#exercises'
import { arange, concat, nn, tensor, type Random, type Tensor } from 'chalkgrad'

/** What a decoder says, and where it looked. */
export interface Said {
  /** (words, steps, sounds). */
  logits: Tensor
  /** (words, steps, letters): how much of each letter it took. */
  weights: Tensor
}

/**
 * A decoder that looks back at letters, complete and broken. `keys` is what an encoder made of the letters of a batch of words;
 * words of fewer letters are filled up at the end, and `lengths` says how many count. Both mistakes are about padding, so a word
 * alone is right. A word of three letters, at its first step, alone, and beside one of eight:
 *
 *     weights: 0.258 0.353 0.390
 *     weights: 0.087 0.119 0.132 0.132 0 0 0 0
 *
 * The padding has taken its share before it was hidden, so that what is left adds up to 0.471. And the word has three letters, but
 * four weights. The logits are off with it, and no error tells. It even trains: a word is heard the more faintly, the longer the
 * one beside it happens to be.
 *
 * Repair `forward` and `counting`. The constructor is right, and so is what stands in front of the scores. Then
 *
 * - a word says the same in any batch, whatever stands at its padding
 * - at each step the weights of its letters add up to 1, and behind its end they are exactly 0; its padding gets no gradient
 * - for a word without letters all are 0, and nothing is NaN
 *
 * Delete the two lines with `todo`, then `npm test -- padded-look`.
 */
export class Decoder extends nn.Module<[said: Tensor, keys: Tensor, lengths: readonly number[]], Said> {
  readonly sounds: nn.Embedding
  readonly lstm: nn.LSTM
  readonly head: nn.Linear

  constructor(sounds: number, width: number, random: Random) {
    super()
    this.sounds = new nn.Embedding(sounds, width, random)
    this.lstm = new nn.LSTM(width, width, random)
    this.head = new nn.Linear(2 * width, sounds, random)
  }

  /** said: (words, steps) int32, keys: (words, letters, width). */
  forward(said: Tensor, keys: Tensor, lengths: readonly number[]): Said {
    void todo('padded-look') // delete this line
    const { output: queries } = this.lstm.forward(this.sounds.forward(said))
    const scores = queries.matmul(keys.transpose()) // (words, steps, letters)
    const counts = counting(lengths, keys.shape[1])
    const weights = scores.softmax().mul(counts.cast(scores.dtype))
    const context = weights.matmul(keys) // (words, steps, width)
    return { logits: this.head.forward(concat([context, queries], 2)), weights }
  }
}

/** 1 where a letter counts, and 0 where it is padding: (words, 1, letters), for all steps of a word. */
export function counting(lengths: readonly number[], letters: number): Tensor {
  void todo('padded-look') // delete this line
  const places = arange(0, letters, 1, { dtype: 'int32' })
  return places.lessEqual(tensor(Int32Array.from(lengths), { shape: [lengths.length, 1, 1] }))
}
