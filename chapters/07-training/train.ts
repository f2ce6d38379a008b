import { anySeed, experiment, whole, type Ui } from '#book'
import { chooseRecipe } from './choose-recipe.ts'
import { compareCures } from './compare-cures.ts'
import { measureLeaks } from './measure-leaks.ts'
import { recipes } from './recipe.ts'

const defaults = {
  run: 'clothes',
  full: false,
  recipe: 'choose',
  epochs: 20,
  seed: 1,
  seeds: 3,
  repeats: 10,
  resume: false,
}
type Options = typeof defaults

export default experiment({
  description: 'Trains networks that are judged by pictures they have never seen',
  options: defaults,
  about: {
    run: {
      help:
        'clothes compares five recipes, digits trains one; the test pictures come once, at the end. ' +
        'few shows what helps when pictures are few, leak scores that nobody gets in use',
      choices: ['clothes', 'digits', 'few', 'leak'],
    },
    full: { help: 'with the 60,000 clothes that `npm run data` fetches' },
    recipe: {
      help: 'train this one only, once, for --epochs',
      choices: ['choose', ...Object.keys(recipes)],
    },
    epochs: {
      help: 'passes over the pictures, of the longest run (few: three times as many)',
      range: whole(1, 1000),
    },
    seed: { help: 'the first seed; it also splits the pictures', range: anySeed },
    seeds: { help: 'clothes, few: runs of each kind', range: whole(1, 100) },
    repeats: { help: 'leak: runs of each kind', range: whole(1, 20) },
    resume: { help: 'go on where a run with the same options was stopped' },
  },
  runName: ({ run, full }) => (full ? `${run}-full` : run),
  run(options, ui) {
    if (options.run === 'few') return compareCures(options, ui)
    if (options.run === 'leak') return measureLeaks(options, ui)
    return ui.short ? everything(options, ui) : chooseRecipe(options, ui)
  },
})

/** For the check of what a program runs: a little of all. */
function everything(options: Options, ui: Ui) {
  compareCures(options, ui)
  measureLeaks(options, ui)
  return chooseRecipe(options, ui)
}
