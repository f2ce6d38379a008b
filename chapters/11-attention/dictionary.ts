import { groupSplit, type Random } from 'chalkgrad'
import type { Pronunciation } from 'chalkgrad/node'
import { shuffled } from '../10-lstm/sequences.ts'
import { families } from './families.ts'
import { lettersOf, soundsOf, type Word } from './spelling.ts'

/** The dictionary, as numbers. */
export function wordsOf(dictionary: readonly Pronunciation[]): Word[] {
  return dictionary.map(({ word, ways }) => ({
    word,
    letters: lettersOf(word),
    ways: ways.map(soundsOf),
  }))
}

/** Parts of a dictionary: no word of a part is an inflection of a word of another. */
export function split(
  dictionary: readonly Pronunciation[],
  shares: readonly number[],
  random: Random,
): Word[][] {
  const words = wordsOf(dictionary)
  const groups = families(words.map(({ word }) => word))
  return groupSplit(groups, shares, random).map((part) =>
    shuffled(
      part.map((i) => words[i]),
      random,
    ),
  )
}
