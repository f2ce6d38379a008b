import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import { DivergedError, Normalizer, Random, ShowProgress, type Tensor } from 'chalkgrad'
import { loadFashionMnist, table } from 'chalkgrad/node'
import { kinds, type Kind } from './kinds.ts'
import { flow } from './layers.ts'
import { judge, learn, type Samples } from './learn.ts'
import { resnet } from './networks.ts'

/** The compared networks, and for each the best of `rates`, as `--run rates` found it. */
export const compared: Record<string, { kind: Kind; depth: number; learningRate: number }> =
  {
    'bare-8': { kind: 'bare', depth: 8, learningRate: 0.03 },
    'bare-20': { kind: 'bare', depth: 20, learningRate: 0.003 },
    'skips-20': { kind: 'skips-only', depth: 20, learningRate: 0.1 },
    'plain-20': { kind: 'plain', depth: 20, learningRate: 0.1 },
    'residual-20': { kind: 'residual', depth: 20, learningRate: 0.1 },
  }
export const rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]

interface Options {
  epochs: number
  batchSize: number
  seed: number
  seeds: number
}

/** A shallow and a deep network, and what makes the deep one learn. */
export function compareDepths(options: Options, ui: Ui) {
  const data = halfSize(ui.short)
  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = {}
  const rows: string[][] = []
  for (const [name, { learningRate }] of Object.entries(compared)) {
    const runs = seedsFrom(options.seed, ui.short ? 1 : options.seeds).map((seed) =>
      trainOne(name, { ...options, seed, learningRate }, data, ui),
    )
    const { activations, gradients } = runs[0].before
    Object.assign(curves, {
      [`${name} loss`]: runs[0].losses.map(rounded),
      [`${name} activations`]: activations.map(rounded),
      [`${name} gradients`]: gradients.map(rounded),
    })
    const measured = (['trainLoss', 'trainAccuracy', 'testAccuracy'] as const).map(
      (measure) => {
        const over = spread(runs.map((run) => rounded(run[measure])))
        Object.assign(metrics, asMetrics(`${name} ${measure}`, over))
        return asText(over, measure === 'trainLoss' ? (loss) => loss.toFixed(3) : percent)
      },
    )
    rows.push([name, String(learningRate), ...measured])
  }
  ui.print(table(['network', 'rate', 'loss', 'training pictures', 'test pictures'], rows))
  return { metrics, curves }
}

/** Each network with each rate, judged by its loss on what it learned from: nothing else is asked here. */
export function tryRates(options: Options, ui: Ui) {
  const data = halfSize(ui.short)
  const metrics: Record<string, number> = {}
  const rows = Object.keys(compared).map((name) => [
    name,
    ...(ui.short ? rates.slice(0, 1) : rates).map((learningRate) => {
      const trainLoss = lossWith(name, { ...options, learningRate }, data, ui)
      if (trainLoss === undefined) return 'diverges'
      metrics[`${name} ${learningRate}`] = rounded(trainLoss)
      return trainLoss.toFixed(3)
    }),
  ])
  ui.print(table(['loss at the end', ...rates.map(String)], rows))
  return { metrics }
}

/** undefined where the rate is so large that the numbers leave float32. */
function lossWith(...args: Parameters<typeof trainOne>): number | undefined {
  try {
    return trainOne(...args).trainLoss
  } catch (error) {
    if (error instanceof DivergedError) return undefined
    throw error
  }
}

interface Data {
  train: Samples
  test: Samples
  prepared: Normalizer
}

/** The shipped clothes, (count, 1, 14, 14): deep networks want many steps, and small pictures make them cheap. */
export function halfSize(short: boolean): Data {
  const { train, test } = loadFashionMnist()
  const half = ({ images, labels }: Samples, count: number): Samples => ({
    images: images.slice(0, 0, count).unsqueeze(1).avgPool2d(2),
    labels: labels.slice(0, 0, count),
  })
  const pictures = half(train, short ? 8 : 10_000)
  return {
    train: pictures,
    test: half(test, short ? 4 : 2000),
    prepared: Normalizer.fit(pictures.images, [0, 1, 2, 3]),
  }
}

function trainOne(
  name: string,
  { epochs, batchSize, learningRate, seed }: Options & { learningRate: number },
  { train, test, prepared }: Data,
  ui: Ui,
) {
  const { kind, depth } = compared[name]
  const random = new Random(seed)
  const model = resnet(random, {
    depth,
    width: ui.short ? 2 : 8,
    channels: 1,
    ...kinds[kind],
  })
  const some = (x: Tensor) => x.slice(0, 0, 128)
  const before = flow(model, prepared.apply(some(train.images)), some(train.labels))
  ui.print(`${name}, rate ${learningRate}, seed ${seed}`)
  const recipe = { cycle: true, weightDecay: 0, smoothing: 0 }
  const plan = { ...recipe, epochs: ui.short ? 1 : epochs, batchSize, learningRate }
  const callbacks = [new ShowProgress(ui.progress, ui.print), ...(ui.callbacks ?? [])]
  const { curves } = learn(model, train, plan, prepared, random, callbacks)
  const { loss: trainLoss, accuracy: trainAccuracy } = judge(model, train, prepared)
  const { accuracy: testAccuracy } = judge(model, test, prepared)
  return { before, losses: curves.loss, trainLoss, trainAccuracy, testAccuracy }
}
