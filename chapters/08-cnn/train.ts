import { anySeed, between, experiment, percent, rounded, whole, type Ui } from '#book'
import {
  augment,
  confusionMatrix,
  nn,
  noGrad,
  Random,
  ShowProgress,
  type Tensor,
} from 'chalkgrad'
import { loadFashionMnist, loadMnist, pngGrid, table } from 'chalkgrad/node'
import { centered } from './centered.ts'
import { fooled } from './fooled.ts'
import { known, learn, type Samples } from './learn.ts'
import { lenet5 } from './lenet.ts'
import { dense, modern, strided } from './networks.ts'
import { knownShifted } from './shifted.ts'

const defaults = {
  data: 'fashion-mnist',
  network: 'modern',
  full: false,
  width: 16,
  epochs: 8,
  batchSize: 64,
  learningRate: 0.003,
  augmented: true,
  seed: 1,
}
type Options = typeof defaults
type NetworkName = 'modern' | 'strided' | 'lenet' | 'dense'

const networks: Record<NetworkName, (random: Random, width: number) => nn.Sequential> = {
  modern,
  strided,
  lenet: lenet5,
  dense,
}

export default experiment({
  description: 'Trains networks that look: convolutions and pooling, on clothes and digits',
  options: defaults,
  about: {
    data: { help: 'which pictures', choices: ['fashion-mnist', 'mnist'] },
    network: {
      help: 'what one builds today, the same with strides for poolings, LeNet-5 of 1998, or two dense layers',
      choices: Object.keys(networks),
    },
    full: { help: 'with the 60,000 clothes that `npm run data` fetches' },
    width: { help: 'modern, strided: filters of the first layer', range: whole(1, 256) },
    epochs: { help: 'passes over the pictures', range: whole(1, 1000) },
    batchSize: { help: 'pictures in a step', range: whole(1, 10_000) },
    learningRate: { help: 'the highest, after the warm-up', range: between(1e-9, 1) },
    augmented: { help: 'mirrored clothes; digits moved by up to 2 pixels and turned' },
    seed: { help: 'of the first weights and of the order of the pictures', range: anySeed },
  },
  runName: ({ data, network, full, augmented }) =>
    [network, data, full && 'full', !augmented && 'plain'].filter(Boolean).join('-'),
  run(options, ui) {
    // The check of what a program runs: a little of everything.
    if (ui.short)
      for (const network of ['strided', 'lenet', 'dense'])
        runNetwork({ ...options, network }, ui)
    return runNetwork(options, ui)
  },
})

function runNetwork(options: Options, ui: Ui) {
  const set = options.data === 'mnist' ? loadMnist() : loadFashionMnist(options)
  const [train, test] = ui.short
    ? [firstOf(set.train, 16), firstOf(set.test, 10)]
    : [set.train, set.test]

  const random = new Random(options.seed)
  const model = networks[options.network as NetworkName](
    random,
    ui.short ? 4 : options.width,
  )
  ui.print(nn.summary(model, train.images.slice(0, 0, 1)))

  const changes = options.data === 'mnist' ? shifts : mirrors
  const history = learn(
    model,
    train,
    {
      ...options,
      epochs: ui.short ? 1 : options.epochs,
      augmentation: options.augmented ? changes : undefined,
      callbacks: [new ShowProgress(ui.progress, ui.print), ...(ui.callbacks ?? [])],
    },
    random,
  )

  const testAccuracy = known(model, test)
  const pixels = ui.short ? [1] : [1, 2, 3, 4]
  const moved = pixels.map((by) => knownShifted(model, test, by))
  ui.print(
    table(
      ['test pictures', 'known'],
      [
        ['as they are', percent(testAccuracy, 2)],
        ...pixels.map((by, i) => [`moved by ${by} px`, percent(moved[i], 2)]),
      ],
    ),
  )
  const strange = fooled(model, firstOf(test, 2000))
  ui.print(
    table(
      ['test pictures', 'known', 'surer than 90 %'],
      strange.map(({ pictures, known, sure }) => [
        pictures,
        pictures === 'noise' ? '' : percent(known, 2),
        percent(sure, 2),
      ]),
    ),
  )
  const [first] = model.modules().filter((part) => part instanceof nn.Conv2d)
  if (first) ui.save(`${options.network}-filters.png`, pngGrid(filterPictures(first)))
  const logits = noGrad(() => model.eval().forward(centered(test.images.slice(0, 0, 2000))))
  const counts = confusionMatrix(logits, test.labels.slice(0, 0, 2000))

  return {
    metrics: {
      testAccuracy,
      trainLoss: history.curves.loss[history.epochs - 1],
      trainAccuracy: history.curves.accuracy[history.epochs - 1],
      trainSamples: train.labels.size,
      testSamples: test.labels.size,
      parameters: model.parameterCount(),
    },
    curves: {
      loss: history.curves.loss.map(rounded),
      // Accuracy when all test pictures are moved by 0, 1, 2, … pixels.
      shifted: [testAccuracy, ...moved].map(rounded),
      confusion: [...counts.data()],
      // As they are, inverted, upside down, quarters exchanged, noise.
      fooledKnown: strange.map(({ known }) => rounded(known)),
      fooledSure: strange.map(({ sure }) => rounded(sure)),
    },
  }
}

/** A mirrored shoe is a shoe; a mirrored digit is none, but it may stand a pixel beside. */
const mirrors = augment.flip()
const shifts = augment.sequence(
  augment.shift({ pixels: 2 }),
  augment.rotate({ degrees: 10 }),
)

/** Each filter as a gray picture: 0 is the middle gray. */
function filterPictures({ weight }: nn.Conv2d) {
  const [filters, , height, width] = weight.shape
  const values = [...weight.select(1, 0).data()]
  const largest = Math.max(...values.map(Math.abs))
  return Array.from({ length: filters }, (_, f) => ({
    width,
    height,
    pixels: values
      .slice(f * height * width, (f + 1) * height * width)
      .map((value) => 0.5 + value / largest / 2),
  }))
}

function firstOf({ images, labels }: Samples, count: number): Samples {
  const part = (x: Tensor) => x.slice(0, 0, count)
  return { images: part(images), labels: part(labels) }
}
