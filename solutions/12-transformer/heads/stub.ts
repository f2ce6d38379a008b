import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'

/**
 * Each word has `parts` vectors side by side (queries, keys and values are three), and each vector is cut into heads. Bring both in
 * front, so that a head's words lie below each other, as attention wants them:
 *
 *     x: (batch, time, parts · width) → a list of `parts` tensors (batch, heads, time, width / heads)
 *
 * Along the last axis stand first the whole first vector, then the second, and so on; within a vector first the numbers of head 0.
 *
 * Example: one text of one word, [[[1, 2, 3, 4, 5, 6, 7, 8]]], with 2 parts and 2 heads, becomes [[[[1, 2]], [[3, 4]]]] and
 * [[[[5, 6]], [[7, 8]]]].
 *
 * `reshape` cuts an axis into several, `permute` puts axes into another order, `x.unbind(0)` takes the first axis apart. A reshape
 * alone can give the right shape with the wrong numbers: try it with two words.
 *
 * When it passes, your file can take the engine's place: npm run chapter transformer -- --mine
 */
export function splitHeads(x: Tensor, parts: number, heads: number): Tensor[] {
  return todo('splitHeads')
}

/** The way back for one of them: x: (batch, heads, time, size) → (batch, time, heads · size), head 0 first. */
export function mergeHeads(x: Tensor): Tensor {
  return todo('mergeHeads')
}
