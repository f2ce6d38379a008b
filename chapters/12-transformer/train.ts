import { anySeed, between, experiment, whole, type Ui } from '#book'
import { inventNames } from './names.ts'

const defaults = {
  run: 'names',
  epochs: 20,
  layers: 3,
  heads: 4,
  width: 48,
  learningRate: 0.005,
  seed: 1,
}
export type Options = typeof defaults

export default experiment({
  description: 'x',
  options: defaults,
  about: {
    run: { help: 'names', choices: ['names'] },
    epochs: { help: 'e', range: whole(1, 1000) },
    layers: { help: 'e', range: whole(1, 1000) },
    heads: { help: 'e', range: whole(1, 1000) },
    width: { help: 'e', range: whole(1, 1000) },
    learningRate: { help: 'e', range: between(1e-9, 1) },
    seed: { help: 'e', range: anySeed },
  },
  runName: ({ run }) => run,
  run(options, ui) {
    return inventNames(options, ui)
  },
})
