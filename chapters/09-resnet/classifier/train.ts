import { anySeed, anyText, between, experiment, rounded, whole, type Ui } from '#book'
import { nn, Random, ShowProgress, tensor, zeros, type Callback } from 'chalkgrad'
import {
  Checkpoint,
  confusionTable,
  CsvLog,
  loadTensors,
  saveTensors,
} from 'chalkgrad/node'
import { setAside, writeDurable } from 'chalkgrad/node/durable'
import { checkWritable, goOnWithout } from 'chalkgrad/node/system-fault'
import { drawMistakes, examine } from './examine.ts'
import { ImageClassifier, networkOf } from './image-classifier.ts'
import { latencyTable, measureLatency } from './latency.ts'
import type { Facts } from './model-file.ts'
import { openPictures } from './pictures.ts'
import { augmentations, teach } from './teach.ts'

const defaults = {
  data: 'fashion-mnist',
  full: false,
  size: 0,
  gray: false,
  fit: 'auto',
  depth: 8,
  width: 12,
  epochs: 8,
  batchSize: 64,
  learningRate: 0.1,
  weightDecay: 0.0005,
  smoothing: 0.1,
  augment: 'crop-and-mirror',
  seed: 1,
  out: '',
  cache: '',
  resume: false,
}
type Options = typeof defaults

export default experiment({
  description: 'An image classifier from data to use',
  command: 'npm run classifier',
  options: defaults,
  about: {
    data: {
      help: 'cifar-10, fashion-mnist, mnist, or a folder of yours with a folder for each class',
      choices: anyText,
    },
    full: { help: 'fashion-mnist: the 60,000 clothes that `npm run data` fetches' },
    size: {
      help: 'a folder: pixels high and wide that the network sees; 0 means 64',
      range: whole(0, 512),
    },
    gray: { help: 'a folder: without colors' },
    fit: {
      help: 'a folder: of a picture that is not square, cut off what sticks out, or pad it with white',
      choices: ['auto', 'crop', 'pad'],
    },
    depth: { help: 'layers with weights, 6·n + 2', range: whole(8, 200) },
    width: { help: 'channels of the first stage', range: whole(1, 256) },
    epochs: { help: 'passes over the training pictures', range: whole(1, 1000) },
    batchSize: { help: 'pictures in a step', range: whole(2, 10_000) },
    learningRate: { help: 'the highest', range: between(1e-9, 10) },
    weightDecay: { help: 'of the filters', range: between(0, 1) },
    smoothing: {
      help: 'the share of a label that is spread over all classes',
      range: between(0, 0.9),
    },
    augment: {
      help: 'the training pictures: moved by up to an eighth, and mirrored (a mirrored digit is none)',
      choices: augmentations,
    },
    seed: {
      help: 'of the weights, of the order, and of which picture is in which part',
      range: anySeed,
    },
    out: {
      help: 'the folder for what is saved; by default one in .runs/classifier/',
      choices: anyText,
    },
    cache: {
      help: 'a folder of yours: where decoded pictures are kept; by default .data/pictures',
      choices: anyText,
    },
    resume: { help: 'go on where a run with the same options was stopped' },
  },
  runName: ({ data, full }) =>
    ['classifier', data, full && 'full'].filter(Boolean).join('-'),
  run,
})

async function run(options: Options, ui: Ui) {
  // Data: three parts, and what the network will see of a picture.
  const { set, name, fingerprint } = await openPictures(options, ui)
  const out = options.out || `.runs/classifier/${name}`
  const count = (part: 'train' | 'validation' | 'test') => set.part(part).labels.length
  ui.print(
    `${set.classes.length} classes: ${set.classes.join(', ')}\n` +
      `${count('train')} pictures to learn from, ${count('validation')} to choose by, ${count('test')} to judge by, ` +
      `each ${set.form.size} × ${set.form.size} ${set.form.colors.join(', ')}`,
  )

  // Model.
  const random = new Random(options.seed)
  const normalizer = set.normalizer()
  const facts: Facts = {
    classes: set.classes,
    form: set.form,
    layout: 'channels, height, width',
    mean: [...normalizer.mean.data()],
    deviation: [...normalizer.deviation.data()],
    network: ui.short ? { depth: 8, width: 4 } : { depth: options.depth, width: options.width }, // prettier-ignore
    about: { data: name, epochs: options.epochs, seed: options.seed },
  }
  const network = networkOf(facts, random)
  const { size, colors } = set.form
  ui.print(nn.summary(network, zeros([1, colors.length, size, size])))

  // Learning, with augmentation, and callbacks that show it, write it down and survive a stop.
  const plan = ui.short ? { ...options, epochs: 1 } : options
  const { history, best } = teach(network, set, normalizer, plan, random, [
    new ShowProgress(ui.progress, ui.print),
    ...files(options, { out, fingerprint, random }, ui),
    ...(ui.callbacks ?? []),
  ])

  // The test pictures, once.
  const trained = new ImageClassifier(facts, network)
  const examined = examine(trained, set)
  facts.about.testAccuracy = rounded(examined.accuracy)
  const { length } = set.classes
  const counts = tensor(examined.counts, { shape: [length, length] })
  ui.print(`\n${confusionTable(counts, set.classes)}\n\n${examined.report}`)

  // The model as a file, with all that its use needs; what is measured below came out of it.
  const classifier = ui.short ? trained : saved(trained, `${out}/best.safetensors`, ui)
  const mistakes = drawMistakes(examined, set)
  if (mistakes && !ui.short) keepFile(`${out}/mistakes.png`, mistakes, ui)
  if (!ui.short) keepFile(`${out}/report.txt`, `${examined.report}\n`, ui)
  const latency = ui.short ? measureLatency(classifier, [1], 0) : measureLatency(classifier)
  ui.print(`\n${latencyTable(latency)}`)
  if (!ui.short)
    ui.print(
      `\nUse it:\n\n  npm run predict -- --model ${quoted(`${out}/best.safetensors`)} photo.jpg folder/\n`,
    )

  const epoch = best.bestEpoch - 1
  return {
    metrics: {
      testAccuracy: examined.accuracy,
      testTop2: examined.top2,
      testLoss: examined.loss,
      macroF1: examined.report.macro.f1,
      valAccuracy: history.curves.valAccuracy[epoch],
      trainAccuracy: history.curves.accuracy[epoch],
      bestEpoch: best.bestEpoch,
      // What the same test pictures are worth with red and blue exchanged.
      ...(set.form.colors.length === 3
        ? { swappedAccuracy: examine(classifier, set, exchanged).accuracy }
        : {}),
      trainSamples: count('train'),
      valSamples: count('validation'),
      testSamples: count('test'),
      parameters: network.parameterCount(),
    },
    curves: {
      loss: history.curves.loss.map(rounded),
      valLoss: history.curves.valLoss.map(rounded),
      valAccuracy: history.curves.valAccuracy.map(rounded),
      confusion: [...examined.counts],
      precision: examined.report.classes.map(({ precision }) => rounded(precision)),
      recall: examined.report.classes.map(({ recall }) => rounded(recall)),
      f1: examined.report.classes.map(({ f1 }) => rounded(f1)),
      latencyBatch: latency.map(({ batch }) => batch),
      latencyMean: latency.map(({ mean }) => rounded(mean)),
      latencySpread: latency.map(({ spread }) => rounded(spread)),
      picturesPerSecond: latency.map(({ picturesPerSecond }) => rounded(picturesPerSecond)),
    },
  }
}

interface Files {
  out: string
  fingerprint: string
  random: Random
}

/** What the run leaves on the disk while it learns. */
function files(options: Options, { out, fingerprint, random }: Files, ui: Ui): Callback[] {
  if (ui.short) return []
  // Before hours of training: can the model be written at their end?
  checkWritable(`${out}/best.safetensors`)
  ui.canResume?.()
  const { resume, out: _out, cache: _cache, ...rest } = options
  return [
    new Checkpoint(`${out}/checkpoint.safetensors`, {
      random: [random],
      resume,
      options: { ...rest, pictures: fingerprint },
      print: ui.print,
    }),
    new CsvLog(`${out}/log.csv`),
  ]
}

/** Writes the model, and opens the file as a user would: what is used from here on came out of it. */
function saved(trained: ImageClassifier, path: string, ui: Ui): ImageClassifier {
  const { tensors, metadata } = trained.toFile()
  // A model of an earlier run may have taken a night, and this one may be a trial.
  const earlier = setAside(path)
  if (earlier !== undefined) ui.print(`the model of an earlier run is kept as ${earlier}`)
  saveTensors(path, tensors, metadata)
  ui.print(`saved ${path}`)
  return ImageClassifier.fromFile(loadTensors(path), path)
}

function keepFile(path: string, content: string | Uint8Array, ui: Ui): void {
  goOnWithout(path, path, () => {
    writeDurable(path, content)
    ui.print(`saved ${path}`)
  })
}

/** Red and blue change places: (3, size, size), plane by plane. */
function exchanged(bytes: Uint8Array): Uint8Array {
  const plane = bytes.length / 3
  const [red, green, blue] = [0, 1, 2].map((c) =>
    bytes.subarray(c * plane, (c + 1) * plane),
  )
  return Uint8Array.from([...blue, ...green, ...red])
}

/** As a shell takes it. */
const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
