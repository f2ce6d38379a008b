import type { Ui } from '#book'
import { Random, randomSplit } from 'chalkgrad'
import { loadPronunciations } from 'chalkgrad/node'
import { split, wordsOf } from './dictionary.ts'
import type { Word } from './spelling.ts'

/** Nine words of ten to learn from, and the rest to be asked about; with `twins` divided by chance. */
export function parts(
  { twins, seed }: { twins: boolean; seed: number },
  ui: Ui,
): { train: Word[]; test: Word[] } {
  const random = new Random(seed)
  const all = loadPronunciations()
  const dictionary = ui.short ? all.filter((_, i) => i % 10_000 === 0) : all
  if (!twins) {
    const [train, test] = split(dictionary, [0.9, 0.1], random)
    return { train, test }
  }
  const words = wordsOf(dictionary)
  const [train, test] = randomSplit(words.length, [0.9, 0.1], random)
  return { train: train.map((i) => words[i]), test: test.map((i) => words[i]) }
}

/** A part of the dictionary that is learned in a minute. */
export function quickQuestion(
  { seed, twins = false }: { seed: number; twins?: boolean },
  ui: Ui,
): { known: Word[]; asked: Word[] } {
  const { train, test } = parts({ twins, seed }, ui)
  return { known: train.slice(0, 16_000), asked: test.slice(0, 3000) }
}
