import { arange, concat, nn, tensor, type Random, type Tensor } from 'chalkgrad'

/** What a decoder says, and where it looked. */
export interface Said {
  /** (words, steps, sounds). */
  logits: Tensor
  /** (words, steps, letters): how much of each letter it took. */
  weights: Tensor
}

/**
 * - The mask was put on the weights: then the exponentials of the padding stand in the sum that all are divided by. It belongs on
 *   the scores. (Behind the softmax it is needed once more, for a word without any letter.)
 * - The place behind the last letter counted: places begin with 0.
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
    const { output: queries } = this.lstm.forward(this.sounds.forward(said))
    const scores = queries.matmul(keys.transpose()) // (words, steps, letters)
    const hidden = counting(lengths, keys.shape[1]).equal(0)
    const weights = scores.maskedFill(hidden, -1e30).softmax().maskedFill(hidden, 0)
    const context = weights.matmul(keys) // (words, steps, width)
    return { logits: this.head.forward(concat([context, queries], 2)), weights }
  }
}

/** 1 where a letter counts, and 0 where it is padding: (words, 1, letters), for all steps of a word. */
export function counting(lengths: readonly number[], letters: number): Tensor {
  const places = arange(0, letters, 1, { dtype: 'int32' })
  return places.less(tensor(Int32Array.from(lengths), { shape: [lengths.length, 1, 1] }))
}
