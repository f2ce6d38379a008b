import { percent, rounded, type Ui } from '#book'
import { Random, writeSafetensors } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import type { Attention, EncoderDecoder } from './encoder-decoder.ts'
import { exposure } from './exposure.ts'
import { judge, judgeByLength } from './judge.ts'
import { learn, type Lesson } from './learn.ts'
import { parts, quickQuestion } from './parts.ts'
import { beams, speakAll } from './speak.ts'
import { soundNames, type Word } from './spelling.ts'

interface Options extends Lesson {
  attention: string
  inputs: number
  hidden: number
  dropout: number
  twins: boolean
  seed: number
}

/** With and without attention, on a part of the dictionary. */
export function compare(options: Options, ui: Ui) {
  const { known, asked } = quickQuestion(options, ui)
  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = {}
  const rows = (['none', 'dot'] as const).map((attention) => {
    const { model } = teach(attention, known, options, ui)
    const said = speakAll(model, asked)
    const errors = judge(said, asked)
    metrics[`${attention} phonemes`] = rounded(errors.phonemes)
    metrics[`${attention} words`] = rounded(errors.words)
    curves[attention] = judgeByLength(said, asked).map(rounded)
    return [attention, percent(errors.phonemes), percent(errors.words)]
  })
  ui.print(table(['attention', 'sounds wrong', 'words wrong'], rows))
  return { metrics, curves }
}

/** One network on the whole dictionary, and what it says to words that it has not seen. */
export function pronounce(options: Options, ui: Ui) {
  const { train, test } = parts(options, ui)
  const { attention } = options
  const start = performance.now()
  const { model, loss } = teach(attention as Attention, train, options, ui)
  const trainSeconds = Math.round((performance.now() - start) / 1000)
  ui.save(`${attention}-${options.hidden}.safetensors`, writeSafetensors(model.stateDict()))
  if (!options.twins) ui.save('unseen.tsv', asTable(test.slice(0, 120)))
  const said = speakAll(model, test)
  const { phonemes, words } = judge(said, test)
  ui.print(
    `${attention}: sounds wrong ${percent(phonemes, 2)}, words wrong ${percent(words, 2)}`,
  )
  // Each word costs a search of its own, so not all of them.
  const few = test.slice(0, ui.short ? 2 : 2000)
  const metrics: Record<string, number> = {
    phonemes,
    words,
    trained: train.length,
    tested: test.length,
    trainSeconds,
    parameters: model.parameterCount(),
    ...exposure(model, test, said),
    ...search(model, few, ui),
  }
  for (const [name, value] of Object.entries(metrics))
    if (!Number.isInteger(value)) metrics[name] = rounded(value) // what is counted stays exact
  const curves = { loss, byLength: judgeByLength(said, test) }
  return {
    metrics,
    curves: { loss: curves.loss.map(rounded), byLength: curves.byLength.map(rounded) },
  }
}

/** How much is gained by following several beginnings. */
function search(
  model: EncoderDecoder,
  words: readonly Word[],
  ui: Ui,
): Record<string, number> {
  const found: Record<string, number> = {}
  const rows = [1, 2, 4, 8].map((width) => {
    const start = performance.now()
    const said = words.map((word) => beams(model, word, width)[0].tokens)
    const seconds = (performance.now() - start) / 1000
    const errors = judge(said, words)
    found[`beams ${width} phonemes`] = errors.phonemes
    found[`beams ${width} words`] = errors.words
    found[`beams ${width} milliseconds`] = (1000 * seconds) / words.length
    return [
      width,
      percent(errors.phonemes, 2),
      percent(errors.words, 2),
      seconds.toFixed(1),
    ].map(String)
  })
  ui.print(table(['beams', 'sounds wrong', 'words wrong', 'seconds'], rows))
  return found
}

function teach(attention: Attention, words: readonly Word[], options: Options, ui: Ui) {
  const { inputs, hidden, dropout, epochs, seed } = options
  const plan = { attention, inputs, hidden: ui.short ? 2 : hidden, dropout }
  return learn(
    words,
    plan,
    { ...options, epochs: ui.short ? 1 : epochs },
    new Random(seed),
    ui,
  )
}

/** A line for each word: the word, and the ways in which it may be spoken. */
const asTable = (words: readonly Word[]): string =>
  words
    .map(({ word, ways }) =>
      [
        word,
        ...ways.map((way) => way.map((sound) => soundNames[sound - 1]).join(' ')),
      ].join('\t'),
    )
    .join('\n')
