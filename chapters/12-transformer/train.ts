import { anySeed, between, experiment, whole, type Ui } from '#book'
import { timeCache } from './cache.ts'
import { induce } from './induction.ts'
import { sortMail } from './mail.ts'
import { inventNames } from './names.ts'
import { tellOrder } from './order.ts'
import { countTokens, writePlays } from './play.ts'
import { pronounce } from './sounds.ts'

const defaults = {
  run: 'names',
  epochs: 16,
  steps: 2000,
  layers: 4,
  heads: 4,
  width: 128,
  context: 64,
  batchSize: 12,
  learningRate: 0.001,
  seed: 1,
  seeds: 3,
}
export type Options = typeof defaults

export default experiment({
  description:
    'Trains transformers: a GPT of names or of plays, an encoder that tells texts apart',
  options: defaults,
  about: {
    run: {
      help:
        'names makes up names, shakespeare writes plays, tokens counts byte pairs, order tells names from their shuffled letters, ' +
        'mail sorts spam from ham, sounds says words, induction looks for what comes again, cache measures what is kept',
      choices: [
        'names',
        'shakespeare',
        'tokens',
        'order',
        'mail',
        'sounds',
        'induction',
        'cache',
      ],
    },
    epochs: {
      help: 'names, order, mail, sounds: passes over the data, at most',
      range: whole(1, 1000),
    },
    steps: {
      help: 'shakespeare, induction: steps of training',
      range: whole(1, 1_000_000),
    },
    layers: { help: 'shakespeare, cache: how many', range: whole(1, 100) },
    heads: { help: 'shakespeare, cache: in each layer', range: whole(1, 64) },
    width: {
      help: 'shakespeare, cache: numbers for a token, a multiple of the heads',
      range: whole(1, 4096),
    },
    context: {
      help: 'shakespeare: characters that are read at once',
      range: whole(2, 4096),
    },
    batchSize: { help: 'shakespeare: texts in a step', range: whole(1, 10_000) },
    learningRate: {
      help: 'shakespeare: of AdamW, at its highest',
      range: between(1e-9, 1),
    },
    seed: { help: 'of the first weights and of the order of the data', range: anySeed },
    seeds: { help: 'order, mail: runs of each', range: whole(1, 100) },
  },
  runName: ({ run, width, learningRate }) =>
    run !== 'shakespeare'
      ? run
      : width !== defaults.width
        ? `${run}-${width}`
        : learningRate !== defaults.learningRate
          ? `${run}-at-${learningRate}`
          : run,
  run(options, ui) {
    if (ui.short) everything(options, ui)
    if (options.run === 'shakespeare') return writePlays(options, ui)
    if (options.run === 'tokens') return countTokens(options, ui)
    if (options.run === 'order') return tellOrder(options, ui)
    if (options.run === 'mail') return sortMail(options, ui)
    if (options.run === 'sounds') return pronounce(options, ui)
    if (options.run === 'induction') return induce(options, ui)
    if (options.run === 'cache') return timeCache(options, ui)
    return inventNames(options, ui)
  },
})

/** For the check of what a program runs: a little of all. */
function everything(options: Options, ui: Ui): void {
  for (const run of [
    writePlays,
    countTokens,
    tellOrder,
    sortMail,
    pronounce,
    induce,
    timeCache,
  ])
    run(options, ui)
}
