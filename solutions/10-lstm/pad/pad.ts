import { tensor, where, type Tensor } from 'chalkgrad'

export interface Padded {
  /** (texts, time) int32: the numbers of the words, and behind the end of each text the padding. */
  x: Tensor
  /** How many of them are words, for each text. */
  lengths: number[]
}

/** The lengths go with it: x alone does not say which of its paddings are words. */
export function pad(texts: readonly (readonly number[])[], padding = 0): Padded {
  const lengths = texts.map((text) => text.length)
  const time = lengths.reduce((longest, length) => Math.max(longest, length), 0)
  const x = new Int32Array(texts.length * time).fill(padding)
  for (const [i, text] of texts.entries()) x.set(text, i * time)
  return { x: tensor(x, { shape: [texts.length, time] }), lengths }
}

/** `where` chooses and does not compute: what stands at padding, even NaN, has no part in it, forward or backward. */
export function meanOverReal(perToken: Tensor, lengths: readonly number[]): Tensor {
  const [count, time] = perToken.shape
  const real = lengths.flatMap((length) => Array.from({ length: time }, (_, t) => Number(t < length)))
  const mask = tensor(real, { shape: [count, time], dtype: 'int32' })
  const words = lengths.reduce((sum, length) => sum + length, 0)
  return where(mask, perToken, 0).sum().div(Math.max(1, words))
}
