import { optim, schedules, steps, tensor, type Tensor } from '../../lib/index.ts'
import { readResults } from '../book/read-results.ts'
import { chartSvg } from '../../site/figures/index.ts'
import { racerNames } from './names.ts'
import { pairsApart, winners } from './spread.ts'
import { surfaceMap, type Trail } from './surface-map.ts'
import { surfaces, type Place, type Surface, type SurfaceName } from './surfaces.ts'

export interface Figures {
  zigzag: string
  ravine: string
  tilted: string
  valley: string
  correction: string
  schedules: string
  clothes: string
  /** The numbers that the text quotes. */
  surfaceRun: Record<string, number>
  clothesRun: Record<string, number>
  clothesOptions: Record<string, unknown>
  /** The learning rates that each tried. */
  rates: number[]
  /** How many of the 21 pairs. */
  apart: { testLoss: number; accuracy: number }
  /** For each seed, who would win by test accuracy if there were no other. */
  winners: string[]
}

declare const data: Figures
export { data }

const results = readResults(import.meta.url)
const [onSurfaces, onClothes] = [results.surfaces, results['fashion-mnist']]

export default {
  watch: ['./results.json', './surfaces.ts', './surface-map.ts'],
  load: (): Figures => ({
    zigzag: zigzag(),
    ravine: race('ravine'),
    tilted: race('tilted'),
    valley: valley(),
    correction: correction(),
    schedules: plans(),
    clothes: clothes(),
    surfaceRun: onSurfaces.metrics,
    clothesRun: onClothes.metrics,
    clothesOptions: onClothes.options,
    rates: onClothes.curves.rates,
    apart: {
      testLoss: pairsApart(onClothes.metrics, 'testLoss').length,
      accuracy: pairsApart(onClothes.metrics, 'accuracy').length,
    },
    winners: winners(onClothes.curves),
  }),
}

const colors: Record<string, number> = {
  SGD: 5,
  Momentum: 1,
  Nesterov: 1,
  Adagrad: 3,
  RMSProp: 4,
  Adam: 2,
  AdamW: 2,
}

// Relative imports only: VitePress bundles this file, and could not load the engine by its
// name.
const made = {
  SGD: (place: Tensor, learningRate: number) => new optim.SGD([place], { learningRate }),
  Adagrad: (place: Tensor, learningRate: number) =>
    new optim.Adagrad([place], { learningRate }),
}

function walk(
  { start, height }: Surface,
  make: (place: Tensor) => optim.Optimizer,
  count: number,
): Place[] {
  const place = tensor([...start], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(place)
  const places: Place[] = [start]
  for (const _ of steps(count)) {
    optimizer.zeroGrad()
    height(place.select(0, 0), place.select(0, 1)).backward()
    optimizer.step()
    const [x, y] = place.data()
    places.push([x, y])
  }
  return places
}

function trail(
  surface: SurfaceName,
  name: keyof typeof made,
  rate: number,
  count: number,
): Trail {
  const places = walk(surfaces[surface], (place) => made[name](place, rate), count)
  return { label: `${name}, η = ${rate}`, places, color: colors[name] }
}

/** SGD and momentum in the ravine, both at the rates that are best for this curvature. */
function zigzag(): string {
  const heavy = (place: Tensor) =>
    new optim.Momentum([place], { learningRate: 1 / 9, momentum: 4 / 9 })
  return surfaceMap(
    surfaces.ravine,
    'The ravine, long from left to right. Both paths start at the left and jump from one wall to the other at every step. The jumps of SGD shrink slowly, and 30 steps end before the lowest point. With momentum the first jumps are wider, then they shrink quickly, and the path has arrived after 20.',
    [
      { ...trail('ravine', 'SGD', 0.0769, 30), label: 'SGD, η = 1/13' },
      {
        label: 'momentum, η = 1/9, μ = 4/9',
        places: walk(surfaces.ravine, heavy, 30),
        color: 1,
      },
    ],
  )
}

/** The same two optimizers, start and rates on the ravine and on the turned one. */
function race(surface: 'ravine' | 'tilted'): string {
  const descriptions = {
    ravine:
      'The ravine lies along an axis. SGD slides down the wall first and then creeps along the floor. Adagrad sets out diagonally, equally far along both axes, and then follows the floor quickly.',
    tilted:
      'The ravine is turned by 30 degrees. The path of SGD is the same as before, turned. Adagrad still sets out diagonally, which now leads across the floor, and takes another way.',
  }
  return surfaceMap(
    surfaces[surface],
    descriptions[surface],
    [trail(surface, 'SGD', 0.046, 60), trail(surface, 'Adagrad', 1, 60)],
    520,
  )
}

const line = (name: string, data: readonly (readonly [number, number])[]) => ({
  label: name,
  data: [...data],
  color: (colors[name] ?? 1) - 1,
  dashed: name === 'Nesterov' || name === 'AdamW',
})

/** The recorded heights on Rosenbrock's valley. */
function valley(): string {
  return chartSvg({
    title:
      'Height on Rosenbrock’s valley over the steps of six optimizers, each at its best rate; only Momentum and Adam get below 0.001 in 500 steps',
    series: racerNames.map((name) =>
      line(
        name,
        onSurfaces.curves[`rosenbrock ${name}`].map((y, i) => [5 * i, y]),
      ),
    ),
    logY: true,
    xLabel: 'step',
    yLabel: 'height',
    yMin: 1e-6,
    width: 680,
    height: 360,
  })
}

/**
 * The length of a step of Adam under a constant slope, with and without bias correction.
 */
function correction(): string {
  const at = Array.from({ length: 400 }, (_, i) => 1 + 5 * i)
  const without = (t: number) => (1 - 0.9 ** t) / Math.sqrt(1 - 0.999 ** t)
  return chartSvg({
    title:
      'How long a step of Adam is under a constant slope: with bias correction always the learning rate; without it more than six times as long after a dozen steps, and still too long after a thousand',
    series: [
      {
        label: 'without correction',
        data: [1, 2, 3, 4, 5, 8, ...at.slice(2)].map((t) => [t, without(t)] as const),
      },
      { label: 'corrected', data: at.map((t) => [t, 1] as const) },
    ],
    yMin: 0,
    xMax: 2000,
    xLabel: 'step',
    yLabel: 'step ÷ learning rate',
    width: 620,
    height: 280,
  })
}

function plans(): string {
  const at = Array.from({ length: 61 }, (_, i) => i)
  const [learningRate, half] = [0.1, { factor: 0.5, every: 20 }]
  const made: Record<string, schedules.Schedule> = {
    exponential: schedules.exponential({ learningRate, ...half }),
    stepDecay: schedules.stepDecay({ learningRate, ...half }),
    cosine: schedules.cosine({ learningRate, steps: 60 }),
    'warm restarts': schedules.cosineRestarts({ learningRate, steps: 20 }),
    'warm-up, cosine': schedules.warmup(10, schedules.cosine({ learningRate, steps: 50 })),
  }
  return chartSvg({
    title: 'Five plans for the learning rate over 60 steps',
    series: Object.entries(made).map(([label, plan]) => ({
      label,
      data: at.map((t) => [t, plan(t)] as const),
    })),
    yMin: 0,
    xLabel: 'step',
    yLabel: 'learning rate',
    width: 680,
    height: 320,
  })
}

/**
 * The recorded losses on Fashion-MNIST: the mean over the seeds, and a band from the
 * smallest to the largest.
 */
function clothes(): string {
  const epochs = Number(onClothes.options.epochs)
  const over = (curve: readonly number[]) =>
    curve.map(
      (y, i) => [Number((((i + 0.5) * epochs) / curve.length).toFixed(3)), y] as const,
    )
  const recorded = (name: string, color: number) => ({
    ...line(name, over(onClothes.curves[name])),
    band: {
      low: over(onClothes.curves[`${name} min`]),
      high: over(onClothes.curves[`${name} max`]),
    },
    color,
  })
  return chartSvg({
    title:
      'Loss on Fashion-MNIST over the epochs, the mean of five seeds with a band from the lowest to the highest: SGD and Adagrad fall slowest, Nesterov and Adam lie on each other, the schedule ends far below all others',
    series: [
      ...(['SGD', 'Adagrad', 'Nesterov', 'Adam'] as const).map((name) =>
        recorded(name, colors[name] - 1),
      ),
      recorded('AdamW, warm-up, cosine', 3),
    ],
    yMin: 0.2,
    yMax: 1,
    xMin: 0,
    xMax: epochs,
    xLabel: 'epoch',
    yLabel: 'training loss',
    width: 700,
    height: 340,
  })
}
