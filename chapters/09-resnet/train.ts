import { anySeed, between, experiment, whole, type Ui } from '#book'
import { ablate } from './ablate.ts'
import { compareDepths, tryRates } from './depths.ts'
import { kinds } from './kinds.ts'
import { trainOnColors } from './colors.ts'

const defaults = {
  run: 'depths',
  network: 'residual',
  depth: 20,
  width: 16,
  epochs: 4,
  batchSize: 64,
  learningRate: 0.1,
  weightDecay: 0.0005,
  smoothing: 0.1,
  shift: 4,
  seed: 1,
  seeds: 1,
  resume: false,
}
export type Options = typeof defaults

export default experiment({
  description:
    'Trains networks that are deep: plain ones, with batch norm, with skip connections',
  options: defaults,
  about: {
    run: {
      help:
        'depths compares five networks on small clothes, rates looks for the learning rate of each, ' +
        'ablation takes the parts of a recipe away one by one, colors trains one network on CIFAR-10',
      choices: ['depths', 'rates', 'ablation', 'colors'],
    },
    network: { help: 'colors: what is built', choices: Object.keys(kinds) },
    depth: { help: 'colors: layers with weights, 6·n + 2', range: whole(8, 200) },
    width: { help: 'colors: channels of the first stage', range: whole(1, 256) },
    epochs: { help: 'passes over the pictures', range: whole(1, 1000) },
    batchSize: { help: 'pictures in a step', range: whole(2, 10_000) },
    learningRate: { help: 'colors: the highest', range: between(1e-9, 10) },
    weightDecay: { help: 'colors: of the filters', range: between(0, 1) },
    smoothing: {
      help: 'colors: the share of a label for all classes',
      range: between(0, 0.99),
    },
    shift: {
      help: 'colors: pixels that a picture is moved by, at most',
      range: whole(0, 16),
    },
    seed: { help: 'of the first weights and of the order of the pictures', range: anySeed },
    seeds: { help: 'depths, ablation: runs of each kind', range: whole(1, 100) },
    resume: { help: 'colors: go on where a run with the same options was stopped' },
  },
  runName: ({ run, network, depth, epochs, seeds }) =>
    run === 'colors'
      ? `colors-${network}-${depth}-${epochs}`
      : run === 'depths' && seeds > 1
        ? `depths-${seeds}`
        : run,
  run(options, ui) {
    if (ui.short) everything(options, ui)
    if (options.run === 'rates') return tryRates(options, ui)
    if (options.run === 'ablation') return ablate(options, ui)
    if (options.run === 'colors') return trainOnColors(options, ui)
    return compareDepths(options, ui)
  },
})

/** For the check of what a program runs: a little of all. */
function everything(options: Options, ui: Ui): void {
  tryRates(options, ui)
  ablate(options, ui)
  trainOnColors(options, ui)
}
