import { editDistance } from 'chalkgrad'
import { longest, shortest } from './lengths.ts'
import type { Word } from './spelling.ts'

export interface Errors {
  /** Sounds put in, left out or replaced, for each sound that is right. */
  phonemes: number
  /** The share of words with any. */
  words: number
}

/** Each word is judged by the way that is nearest to what was said: some have several. */
export function judge(
  said: readonly (readonly number[])[],
  words: readonly Word[],
): Errors {
  let [edits, sounds, wrong] = [0, 0, 0]
  for (const [i, { ways }] of words.entries()) {
    const nearest = ways
      .map((way) => ({ distance: editDistance(said[i], way), length: way.length }))
      .reduce((a, b) => (b.distance < a.distance ? b : a))
    edits += nearest.distance
    sounds += nearest.length
    if (nearest.distance > 0) wrong++
  }
  return { phonemes: edits / sounds, words: wrong / words.length }
}

/** The share of sounds that are wrong in words of `shortest` letters or less, one more, … `longest` or more. */
export function judgeByLength(
  said: readonly (readonly number[])[],
  words: readonly Word[],
): number[] {
  return Array.from({ length: longest - shortest + 1 }, (_, i) => {
    const places = [...words.keys()].filter((place) => {
      const { length } = words[place].letters
      return Math.min(longest, Math.max(shortest, length)) === shortest + i
    })
    if (places.length === 0) return 0
    return judge(
      places.map((place) => said[place]),
      places.map((place) => words[place]),
    ).phonemes
  })
}
