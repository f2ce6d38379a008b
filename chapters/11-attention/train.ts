import { anySeed, between, experiment, whole, type Ui } from '#book'
import { repeat } from './repeat.ts'
import { attentions } from './encoder-decoder.ts'
import { compare, pronounce } from './pronounce.ts'

const defaults = {
  run: 'sounds',
  attention: 'dot',
  epochs: 6,
  batchSize: 64,
  learningRate: 0.004,
  inputs: 64,
  hidden: 128,
  dropout: 0,
  twins: false,
  seed: 1,
}
export type Options = typeof defaults

export default experiment({
  description:
    'Trains networks that read one sequence and say another: letters in, sounds out',
  options: defaults,
  about: {
    run: {
      help:
        'sounds learns from 16,000 words of the dictionary, with attention and without, ' +
        'full from all of it, repeat says letters again',
      choices: ['sounds', 'full', 'repeat'],
    },
    attention: { help: 'full: how a letter is asked for', choices: attentions },
    epochs: { help: 'passes over the words', range: whole(1, 1000) },
    batchSize: { help: 'words in a step', range: whole(1, 10_000) },
    learningRate: { help: 'of Adam, at its highest', range: between(1e-9, 1) },
    inputs: { help: 'numbers for each letter and each sound', range: whole(1, 4096) },
    hidden: { help: 'numbers that are carried on, even', range: whole(2, 4096) },
    dropout: { help: 'the share that is dropped', range: between(0, 0.9) },
    twins: {
      help: 'full: let inflections of a word be in both parts, as a careless split does',
    },
    seed: { help: 'of the first weights and of the order of the words', range: anySeed },
  },
  runName: ({ run, attention, hidden, twins }) =>
    run === 'full' ? `${attention}-${hidden}${twins ? '-twins' : ''}` : run,
  run(options, ui) {
    if (ui.short) everything(options, ui)
    if (options.run === 'full') return pronounce(options, ui)
    if (options.run === 'repeat') return repeat(options, ui)
    return compare(options, ui)
  },
})

/** For the check of what a program runs: a little of all, and each attention. */
function everything(options: Options, ui: Ui): void {
  repeat(options, ui)
  for (const attention of attentions)
    pronounce({ ...options, attention, twins: attention === 'none' }, ui)
}
