import { anySeed, between, experiment, whole, type Ui } from '#book'
import { addUp } from './adding.ts'
import { sortMail } from './mail.ts'
import { inventNames } from './names.ts'
import { readNames } from './order.ts'
import { foretell } from './weather.ts'

const defaults = {
  run: 'order',
  epochs: 5,
  steps: 1500,
  batchSize: 64,
  learningRate: 0.005,
  hidden: 64,
  seed: 1,
  seeds: 3,
}
export type Options = typeof defaults

export default experiment({
  description: 'Trains networks that read: the plain recurrent one, GRU and LSTM',
  options: defaults,
  about: {
    run: {
      help:
        'order tells names from their shuffled letters, adding asks what was said long ago, ' +
        'mail sorts spam from ham, weather foretells a temperature, names makes up names',
      choices: ['order', 'adding', 'mail', 'weather', 'names'],
    },
    epochs: {
      help: 'all but adding: passes over the data, at most',
      range: whole(1, 1000),
    },
    steps: { help: 'adding: steps of training', range: whole(1, 1_000_000) },
    batchSize: {
      help: 'order, adding, names: sequences in a step',
      range: whole(1, 10_000),
    },
    learningRate: { help: 'order, adding, names: of Adam', range: between(1e-9, 1) },
    hidden: { help: 'all but weather: numbers that are carried on', range: whole(1, 4096) },
    seed: { help: 'of the first weights and of the order of the data', range: anySeed },
    seeds: { help: 'mail, weather: runs of each', range: whole(1, 100) },
  },
  runName: ({ run }) => run,
  run(options, ui) {
    if (ui.short) everything(options, ui)
    if (options.run === 'adding') return addUp(options, ui)
    if (options.run === 'mail') return sortMail(options, ui)
    if (options.run === 'weather') return foretell(options, ui)
    if (options.run === 'names') return inventNames(options, ui)
    return readNames(options, ui)
  },
})

/** For the check of what a program runs: a little of all. */
function everything(options: Options, ui: Ui): void {
  addUp(options, ui)
  sortMail(options, ui)
  foretell(options, ui)
  inventNames(options, ui)
}
