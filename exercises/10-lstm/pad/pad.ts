import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'

export interface Padded {
  /** (texts, time) int32: the numbers of the words, and behind the end of each text the padding. */
  x: Tensor
  /** How many of them are words, for each text. */
  lengths: number[]
}

/**
 * Texts of different lengths as one tensor: each begins at the left, and behind its end stands the padding. The longest text
 * says how long all are.
 *
 * - texts: lists of numbers of words, of any lengths, also empty ones; a word may have the number that stands for padding, too
 * - padding: default 0
 * - no texts make an x of shape (0, 0), and two empty ones (2, 0)
 *
 * Example: pad([[5, 3, 8], [4]]) is { x: [[5, 3, 8], [4, 0, 0]], lengths: [3, 1] }.
 */
export function pad(texts: readonly (readonly number[])[], padding = 0): Padded {
  return todo('pad')
}

/**
 * The mean of what was computed for each word, such as its loss, over the words that are there: the padding does not count,
 * neither in the sum nor in the number. Each word counts the same, in a long text as in a short one.
 *
 * - perToken: (texts, time), with any numbers at padding, also ∞ and NaN
 * - lengths: one for each text, from 0 to time
 * - returns one number, without axes, in the dtype of perToken. The gradient flows to the words, and is 0 at padding.
 * - Where there is no word at all, it is 0.
 *
 * Example: of [[1, 2, 6], [5, 70, 70]] with the lengths 3 and 1 it is (1 + 2 + 6 + 5) / 4 = 3.5.
 */
export function meanOverReal(perToken: Tensor, lengths: readonly number[]): Tensor {
  return todo('meanOverReal')
}
