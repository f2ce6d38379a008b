import { beamSearch, noGrad, steps, tensor, type Hypothesis, type Tensor } from 'chalkgrad'
import type { EncoderDecoder } from './encoder-decoder.ts'
import { spoken, type Word } from './spelling.ts'

/** No word of the dictionary has more sounds, with the end. */
export const mostSounds = 34

/** Numbers of sounds, one list a word, without the end: each step takes what is likeliest, and reads it again. */
export function greedy(
  model: EncoderDecoder,
  words: readonly Word[],
  most = mostSounds,
): number[][] {
  const { letters, lengths } = spoken(words)
  const said: number[][] = words.map(() => [])
  const open = new Set(words.keys())
  noGrad(() => {
    const encoded = model.encode(letters, lengths)
    let { state } = encoded
    let last: Tensor = tensor(new Int32Array(words.length), { shape: [words.length, 1] })
    for (let step = 0; step < most && open.size > 0; step++) {
      const next = model.decode(last, encoded, state)
      state = next.state
      last = next.logits.argmax(2).cast('int32') // (words, 1)
      const chosen = last.data()
      for (const i of open)
        if (chosen[i] === 0) open.delete(i)
        else said[i].push(chosen[i])
    }
  })
  return said
}

/** The likeliest ways to say one word, the best first, of those that `width` beginnings lead to. */
export function beams(
  model: EncoderDecoder,
  word: Word,
  width: number,
  maxLength = mostSounds,
): Hypothesis[] {
  const { letters, lengths } = spoken([word])
  return noGrad(() => {
    const encoded = model.encode(letters, lengths)
    return beamSearch(
      (before, token) => {
        const last = tensor([[token]], { dtype: 'int32' })
        const { logits, state } = model.decode(last, encoded, before)
        return { logProbabilities: logits.reshape([-1]).logSoftmax(), state }
      },
      { state: encoded.state, token: 0 },
      { width, maxLength, end: 0 },
    )
  })
}

/** What is answered to each word, a few hundred of them at a time. */
export function aFewAtATime(
  words: readonly Word[],
  answer: (few: readonly Word[]) => number[][],
): number[][] {
  const size = 250
  const answers: number[][] = []
  for (const i of steps(Math.ceil(words.length / size)))
    answers.push(...answer(words.slice(i * size, (i + 1) * size)))
  return answers
}

export const speakAll = (model: EncoderDecoder, words: readonly Word[]): number[][] =>
  aFewAtATime(words, (few) => greedy(model, few))
