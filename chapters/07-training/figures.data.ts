import {
  augment,
  Batches,
  crossEntropy,
  Random,
  learningRateRange,
  nn,
  type Tensor,
} from '../../lib/index.ts'
import { loadFashionMnist, type ImageSet } from '../../lib/node/datasets.ts'
import { readResults } from '../book/read-results.ts'
import type { RunResult } from '../book/results.ts'
import { chartSvg, imageGridSvg } from '../../site/figures/index.ts'

export interface Figures {
  augmented: string
  fits: string
  helps: string
  shrink: string
  range: string
  leakCommand: string
  fewCommand: string
  /** The recorded numbers that the text quotes. */
  few: Record<string, number>
  leak: Record<string, number>
  clothes: Recorded
  full: Recorded
  digits: Recorded
  classes: readonly string[]
}
type Recorded = Pick<RunResult, 'command' | 'options' | 'metrics' | 'curves' | 'kernels'>

declare const data: Figures
export { data }

const results = readResults(import.meta.url)
const few = results.few.curves

export default {
  watch: ['./results.json'],
  load(): Figures {
    const set = loadFashionMnist()
    const quoted = ({ command, options, metrics, curves, kernels }: RunResult) => ({
      command,
      options,
      metrics,
      curves,
      kernels,
    })
    const ends = Object.entries(few)
      .filter(([name]) => name.endsWith(' train'))
      .map(([name, curve]) => [name, curve[curve.length - 1]] as const)
    return {
      augmented: augmented(set),
      fits: fits(),
      helps: helps(),
      shrink: shrink(),
      range: range(set),
      few: { ...results.few.metrics, ...Object.fromEntries(ends) },
      leak: results.leak.metrics,
      leakCommand: results.leak.command,
      fewCommand: results.few.command,
      clothes: quoted(results.clothes),
      full: quoted(results['clothes-full']),
      digits: quoted(results.digits),
      classes: set.classes,
    }
  },
}

/** Seven augmentations of one picture, three draws each, in columns. */
function augmented({ train }: ImageSet): string {
  const random = new Random(4)
  const shoe = train.images.slice(0, 0, 1)
  const changes: Record<string, augment.Augmentation> = {
    'as it was': (x) => x,
    flip: augment.flip({ probability: 0.67 }),
    shift: augment.shift({ pixels: 5 }),
    rotate: augment.rotate({ degrees: 25 }),
    zoom: augment.zoom({ factor: 0.3 }),
    crop: augment.crop({ padding: 5 }),
    contrast: augment.contrast({ factor: 0.7 }),
    // gray, so that the square shows on the black ground, too
    cutout: augment.cutout({ size: 10, fill: 0.5 }),
  }
  const draws = Object.entries(changes).map(([label, change]) =>
    [0, 1, 2].map((draw) => ({
      // Below the three that it is the name of.
      label: draw === 2 ? label : undefined,
      pixels: change(shoe, random).data(),
      width: 28,
      height: 28,
    })),
  )
  // Four columns above the other four: eight names side by side are too wide for a phone.
  const rows = [draws.slice(0, 4), draws.slice(4)].flatMap((columns) =>
    [0, 1, 2].map((draw) => columns.map((column) => column[draw])),
  )
  return imageGridSvg({
    title: 'An ankle boot, and what seven augmentations make of it, three draws each',
    images: rows.flat(),
    columns: 4,
    scale: 3,
  })
}

const named = (label: string, curve: string, color: number, dashed: boolean) => ({
  label,
  data: few[curve].map((y, i) => [i + 1, y] as const),
  color,
  dashed,
})

function fits(): string {
  return chartSvg({
    title:
      'Losses over 60 epochs. The small network stays high on both parts; the large one reaches zero on the training part and rises on the validation part',
    series: [
      named('3 units: training', 'small, many train', 0, true),
      named('validation', 'small, many validation', 0, false),
      named('256 + 128 units: training', 'large, few train', 1, true),
      named('validation', 'large, few validation', 1, false),
    ],
    yMin: 0,
    yMax: 1.6,
    xLabel: 'epoch',
    yLabel: 'loss',
    width: 700,
    height: 340,
  })
}

function helps(): string {
  const curves: [string, string][] = [
    ['nothing', 'large, few'],
    ['dropout', 'dropout'],
    ['L2', 'L2'],
    ['augmentation', 'augmentation'],
    ['8,000 pictures', 'large, many'],
  ]
  return chartSvg({
    title: 'Validation loss over 60 epochs of the large network, with several remedies',
    series: curves.map(([label, name], i) =>
      named(label, `${name} validation`, i, i % 2 === 1),
    ),
    yMin: 0.3,
    yMax: 1.1,
    xLabel: 'epoch',
    yLabel: 'validation loss',
    width: 700,
    height: 340,
  })
}

/** What L1 and L2 leave of a weight that the data want to be a. */
function shrink(): string {
  const at = Array.from({ length: 61 }, (_, i) => (i - 30) / 15)
  return chartSvg({
    title:
      'What is left of a weight: L2 shrinks all by the same factor, L1 takes the same amount from all and makes those between −0.5 and 0.5 zero',
    series: [
      { label: 'no price', data: at.map((a) => [a, a] as const), dashed: true },
      { label: 'L2', data: at.map((a) => [a, a / 1.5] as const) },
      {
        label: 'L1',
        data: at.map((a) => [a, Math.sign(a) * Math.max(0, Math.abs(a) - 0.5)] as const),
        dashed: false,
      },
    ],
    xLabel: 'what the data want',
    yLabel: 'what is left',
    width: 520,
    height: 300,
  })
}

function range({ train }: ImageSet): string {
  const random = new Random(1)
  const model = new nn.Sequential(
    new nn.Flatten(),
    new nn.Linear(784, 32, random),
    new nn.ReLU(),
    new nn.Linear(32, 10, random),
  )
  const part = (all: Tensor) => all.slice(0, 0, 640)
  const batches = new Batches(part(train.images), part(train.labels), {
    batchSize: 64,
    shuffle: random,
  })
  const {
    rates,
    losses,
    suggested = NaN,
  } = learningRateRange(model, batches, {
    loss: crossEntropy,
    steps: 80,
    from: 1e-4,
  })
  const marked = losses[rates.indexOf(suggested)]
  return chartSvg({
    title: `Loss over the learning rate: flat, then falling, then blowing up; suggested is ${suggested.toPrecision(2)}`,
    series: [
      { label: 'loss', data: rates.map((rate, i) => [rate, losses[i]] as const) },
      {
        label: `suggested: ${suggested.toPrecision(2)}`,
        data: [[suggested, marked]],
        points: true,
      },
    ],
    logX: true,
    yMin: 0,
    yMax: 4,
    xLabel: 'learning rate',
    yLabel: 'loss',
    width: 620,
    height: 300,
  })
}
