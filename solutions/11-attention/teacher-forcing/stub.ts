import { todo } from '#exercises'

/** Numbers that are no sounds, each for one thing. In some vocabularies two of them are the same. */
export interface Marks {
  /** What the decoder reads in front of the first sound. */
  start: number
  /** What it has to say behind the last. */
  end: number
  /** What stands among its inputs where a word has no more steps. */
  padding: number
  /** What stands among its targets there: no loss is computed. */
  ignored: number
}

/** One batch for a decoder, (words, steps) each. */
export interface Forced {
  /** What it reads at each step. */
  said: number[][]
  /** What it is to say at the same step. */
  next: number[][]
}

/**
 * With teacher forcing a decoder does not read what it has said itself, but what it should have said. So its inputs are the sounds
 * one step late, behind the start, and its targets are the sounds, and then the end.
 *
 * Words have different numbers of sounds, and a batch is as wide as its longest needs. What is left is filled up: `padding` among
 * the inputs, and `ignored` among the targets. The end is a target like any other: a decoder that never learned it never stops.
 *
 * - words: the sounds of each; a word may have none, and a sound may have the number of a mark
 * - returns new lists; without any word, no rows
 *
 * Example: the words 7 3 5 and 4, with start 1, end 2, padding 0 and ignored −1:
 *
 *     said: [[1, 7, 3, 5],    next: [[7, 3, 5,  2],
 *            [1, 4, 0, 0]]           [4, 2, -1, -1]]
 */
export function teacherForcing(words: readonly (readonly number[])[], marks: Marks): Forced {
  return todo('teacher-forcing')
}
