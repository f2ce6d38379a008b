import {
  crossEntropy,
  huberLoss,
  logCoshLoss,
  maeLoss,
  mseLoss,
  nn,
  tensor,
  type Tensor,
} from '../../lib/index.ts'
import { loadFashionMnist } from '../../lib/node/datasets.ts'
import { readResults } from '../book/read-results.ts'
import { chartSvg, heatMapSvg, imageGridSvg } from '../../site/figures/index.ts'
import { picture } from './mistakes.ts'
import { normal, signalThrough } from './signal.ts'

export interface Figures {
  xor: string
  activations: string
  signal: string
  losses: string
  surprise: string
  training: string
  confusion: string
  mistakes: string
}

declare const data: Figures
export { data }

const results = readResults(import.meta.url)

export default {
  watch: ['./results.json', './signal.ts'],
  load: (): Figures => ({
    xor: xor(),
    activations: activations(),
    signal: signal(),
    losses: losses(),
    surprise: surprise(),
    training: training(),
    confusion: confusion(),
    mistakes: mistakes(),
  }),
}

type Pair = readonly [number, number]
const range = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
/** Four digits are enough for the eye. */
const short = (value: number) => Number(value.toPrecision(4))
const pairs = (at: readonly number[], values: ArrayLike<number>): Pair[] =>
  at.map((x, i) => [short(x), short(values[i])])

/** Several drawings side by side, as many as the page is wide. */
function gallery(drawings: readonly string[]): string {
  return `<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,290px),1fr));gap:0.5rem 1rem">${drawings.join('')}</div>`
}

function xor(): string {
  const view = { xMin: -0.5, yMin: -0.5, yMax: 1.5, width: 330, height: 280 }
  return gallery([
    chartSvg({
      ...view,
      title:
        'The four points of XOR in the plane of the inputs: no line separates the yes from the no',
      series: [
        {
          label: 'no',
          points: true,
          data: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          label: 'yes',
          points: true,
          data: [
            [0, 1],
            [1, 0],
          ],
        },
      ],
      xMax: 1.5,
      xLabel: 'x₁',
      yLabel: 'x₂',
    }),
    chartSvg({
      ...view,
      title:
        'The same points after the hidden layer: both yes points lie at (1, 0), and a line separates them from the rest',
      series: [
        {
          label: 'no',
          points: true,
          data: [
            [0, 0],
            [2, 1],
          ],
        },
        { label: 'yes, twice', points: true, data: [[1, 0]] },
        {
          label: 'border',
          data: [
            [-0.5, -0.5],
            [2.5, 1],
          ],
        },
      ],
      xMax: 2.5,
      xLabel: 'h₁',
      yLabel: 'h₂',
    }),
  ])
}

function activations(): string {
  const functions: [string, (x: Tensor) => Tensor][] = [
    ['sigmoid', (x) => x.sigmoid()],
    ['tanh', (x) => x.tanh()],
    ['ReLU', (x) => x.relu()],
    ['leaky ReLU, slope 0.1', (x) => x.leakyRelu(0.1)],
    ['softplus', (x) => x.softplus()],
    ['GELU', (x) => x.gelu()],
  ]
  return gallery(
    functions.map(([name, activation]) => {
      const at = range(-4, 4, 49)
      const x = tensor(at, { dtype: 'float64', requiresGrad: true })
      const y = activation(x)
      y.sum().backward()
      return chartSvg({
        title: name,
        series: [
          { label: name, data: pairs(at, y.data()) },
          { label: 'slope', data: pairs(at, x.grad?.data() ?? []) },
        ],
        yMin: -1.2,
        yMax: 2.2,
        width: 330,
        height: 190,
      })
    }),
  )
}

function signal(): string {
  const inits = {
    'size 0.2': normal(0.2),
    He: nn.init.heNormal,
    Xavier: nn.init.xavierNormal,
    'size 0.05': normal(0.05),
  }
  return chartSvg({
    title:
      'Size of the signal after each of 20 layers of 256 ReLU units, for four ways to draw the first weights',
    series: Object.entries(inits).map(([label, init]) => ({
      label,
      data: signalThrough(init).forward.map(short),
    })),
    logY: true,
    xLabel: 'layer',
    yLabel: 'size of the signal',
    width: 560,
  })
}

function losses(): string {
  const at = range(-4, 4, 49)
  const errors = tensor(at, { dtype: 'float64' })
  const curve = (loss: (p: Tensor, t: Tensor, options: { reduction: 'none' }) => Tensor) =>
    pairs(at, loss(errors, errors.mul(0), { reduction: 'none' }).data())
  return chartSvg({
    title: 'Four losses over the error',
    series: [
      { label: 'squared', data: curve(mseLoss) },
      { label: 'absolute', data: curve(maeLoss) },
      { label: 'Huber', data: curve(huberLoss) },
      { label: 'log-cosh', data: curve(logCoshLoss) },
    ],
    yMin: 0,
    yMax: 5,
    xLabel: 'prediction − target',
    yLabel: 'loss',
    width: 560,
  })
}

/** The cost of a probability, and the cost of a logit beside nine logits of 0. */
function surprise(): string {
  const probabilities = range(0.01, 1, 67)
  const logits = range(-6, 10, 65)
  const label = tensor([0], { dtype: 'int32' })
  const lossAt = (z: number) =>
    crossEntropy(
      tensor([[z, 0, 0, 0, 0, 0, 0, 0, 0, 0]], { dtype: 'float64' }),
      label,
    ).item()
  return gallery([
    chartSvg({
      title:
        'The loss over the probability of the right class: without end near 0, nothing at 1',
      series: [
        {
          label: 'loss',
          data: pairs(
            probabilities,
            probabilities.map((p) => -Math.log(p)),
          ),
        },
      ],
      xMin: 0,
      yMin: 0,
      xLabel: 'probability of the right class',
      yLabel: 'loss',
      width: 330,
      height: 230,
    }),
    chartSvg({
      title:
        'The loss over the logit of the right class: a falling line, then nearly nothing',
      series: [{ label: 'loss', data: pairs(logits, logits.map(lossAt)) }],
      yMin: 0,
      xLabel: 'its logit, the nine others at 0',
      yLabel: 'loss',
      width: 330,
      height: 230,
    }),
  ])
}

function training(): string {
  const { batchLoss, testLoss, testAccuracy } = results['fashion-mnist'].curves
  const epochs = testLoss.length - 1
  const perEpoch = batchLoss.length / epochs
  return gallery([
    chartSvg({
      title: 'Loss while training on Fashion-MNIST',
      series: [
        {
          label: 'batches',
          data: batchLoss.map((loss, i) => [short((i + 0.5) / perEpoch), loss] as const),
        },
        { label: 'test pictures', data: testLoss },
      ],
      xMin: 0,
      yMin: 0,
      xLabel: 'epoch',
      yLabel: 'cross-entropy',
      width: 330,
      height: 280,
    }),
    chartSvg({
      title:
        'Percentage of the test pictures that are right while training on Fashion-MNIST',
      series: [
        { label: 'test accuracy', data: testAccuracy.map((share) => short(100 * share)) },
      ],
      yMin: 0,
      yMax: 100,
      xLabel: 'epoch',
      yLabel: 'test accuracy, %',
      width: 330,
      height: 280,
    }),
  ])
}

function confusion(): string {
  const { classes } = loadFashionMnist()
  const { confusion: counts } = results['fashion-mnist'].curves
  return heatMapSvg({
    title: 'How often each kind of clothes was taken for each',
    values: classes.map((_, i) =>
      counts.slice(i * classes.length, (i + 1) * classes.length),
    ),
    rowLabels: classes,
    columnLabels: classes,
    rowTitle: 'what it is',
    columnTitle: 'what the network said',
    format: (count) => (count === 0 ? '' : String(count)),
    cell: 40,
  })
}

function mistakes(): string {
  const { test, classes } = loadFashionMnist()
  const { mistakes: flat } = results['fashion-mnist'].curves
  const images = Array.from({ length: 10 }, (_, i) => {
    const [index, label, predicted] = flat.slice(4 * i)
    return {
      ...picture(test.images, index),
      label: classes[label],
      note: classes[predicted],
    }
  })
  return imageGridSvg({ title: 'The ten surest mistakes', images, columns: 5, scale: 3 })
}
