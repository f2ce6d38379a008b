import { steps, tensor, type Random, type Tensor } from 'chalkgrad'
import { pad, shuffled } from '../10-lstm/sequences.ts'

/** Letters as numbers: a is 1, and 0 stands behind the end. */
export const letters = 27
export const lettersOf = (word: string): number[] =>
  [...word].map((letter) => letter.charCodeAt(0) - 96)

/** The 39 sounds of the dictionary; their numbers begin at 1. 0 ends a word, and so begins one. */
export const soundNames = 'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(' ') // prettier-ignore
export const sounds = soundNames.length + 1
const numberOf = new Map(soundNames.map((name, i) => [name, i + 1]))
export const soundsOf = (way: readonly string[]): number[] =>
  way.map((name) => numberOf.get(name) as number)

/** A word, and the ways in which it may be spoken, as numbers. */
export interface Word {
  word: string
  letters: number[]
  ways: number[][]
}

/** Behind the end of a word there is nothing to say. */
export const nothing = -1

/** A batch: what is read, what has been said before each step, and what is to be said at it. */
export type Spoken = {
  /** (batch, letters) int32, 0 behind the end. */
  letters: Tensor
  /** (batch) int32: how many letters count. */
  lengths: Tensor
  /** (batch, steps) int32: 0, and then each sound one step late. */
  said: Tensor
  /** (batch, steps) int32: the sounds, 0 at the end, and `nothing` behind it. */
  next: Tensor
}

/** Words as one batch, each in its first way. */
export function spoken(words: readonly Word[]): Spoken {
  const read = pad(words.map((word) => word.letters))
  const { tokens: said } = pad(words.map(({ ways }) => [0, ...ways[0]]))
  const [count, steps] = said.shape
  const next = new Int32Array(count * steps).fill(nothing)
  for (const [i, { ways }] of words.entries()) next.set([...ways[0], 0], i * steps)
  return {
    letters: read.tokens,
    lengths: read.lengths,
    said,
    next: tensor(next, { shape: [count, steps] }),
  }
}

/**
 * Batches of words that are about equally long, in another order each time: beside a long word,
 * a short one is mostly padding, and padding takes time, too.
 */
export class WordBatches implements Iterable<Spoken> {
  readonly words: readonly Word[]
  readonly batchSize: number
  readonly random: Random | undefined

  constructor(words: readonly Word[], batchSize: number, random?: Random) {
    this.words = words
    this.batchSize = batchSize
    this.random = random
  }

  get length(): number {
    return Math.ceil(this.words.length / this.batchSize)
  }

  *[Symbol.iterator](): Iterator<Spoken> {
    const { words, batchSize, random } = this
    // A stable sort: equally long words stay in the order in which they were drawn.
    const order = (random ? shuffled(words, random) : [...words]).sort(
      (a, b) => a.letters.length - b.letters.length,
    )
    const starts = Array.from({ length: this.length }, (_, i) => i * batchSize)
    const turns = random ? shuffled(starts, random) : starts
    // Each turn is a scope, as with Batches: what it makes is released at its end.
    for (const i of steps(turns.length))
      yield spoken(order.slice(turns[i], turns[i] + batchSize))
  }
}
