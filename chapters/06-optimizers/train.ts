import { anySeed, experiment, whole, type Ui } from '#book'
import { loadFashionMnist, table } from 'chalkgrad/node'
import { chosen, contestants, mean, stretches, tryAll } from './clothes-race.ts'
import type { Samples } from './clothes.ts'
import { racerNames } from './names.ts'
import { best, rateGrid } from './race.ts'
import { surfaceNames, surfaces } from './surfaces.ts'

export default experiment({
  description:
    'Lets the optimizers race, each at its best learning rate: on loss surfaces, or on pictures of clothes',
  options: { data: 'surfaces', seed: 1, seeds: 5, steps: 500, epochs: 5 },
  about: {
    data: { help: 'where they race', choices: ['surfaces', 'fashion-mnist'] },
    seed: { help: 'fashion-mnist: the first seed', range: anySeed },
    seeds: { help: 'fashion-mnist: runs of each optimizer and rate', range: whole(1, 100) },
    steps: { help: 'surfaces: steps of each run', range: whole(1, 100_000) },
    epochs: { help: 'fashion-mnist: passes over the pictures', range: whole(1, 1000) },
  },
  runName: (options) => options.data,
  run: (options, ui) =>
    options.data === 'surfaces' ? raceOnSurfaces(options, ui) : raceOnClothes(options, ui),
})

/** -1 in a result stands for "never": JSON has neither infinity nor NaN. */
const orNever = (count: number) => (Number.isFinite(count) ? count : -1)
const rounded = (value: number) => Number(value.toPrecision(4))
const every = (curve: readonly number[], nth: number) =>
  curve.filter((_, i) => i % nth === 0).map(rounded)

function raceOnSurfaces({ steps }: { steps: number }, ui: Ui) {
  const count = ui.short ? 2 : steps
  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = {}
  const bar = ui.progress(surfaceNames.length * racerNames.length, 'racing')
  const rows: string[][] = []
  for (const surface of surfaceNames) {
    for (const racer of racerNames) {
      const { learningRate, losses, arrived } = best(
        surfaces[surface],
        racer,
        ui.short ? [0.01] : rateGrid,
        count,
      )
      metrics[`${surface} ${racer} rate`] = learningRate
      metrics[`${surface} ${racer} steps`] = orNever(arrived)
      metrics[`${surface} ${racer} end`] = losses[losses.length - 1]
      if (surface !== 'saddle') curves[`${surface} ${racer}`] = every(losses, 5)
      const end = losses[losses.length - 1].toExponential(1)
      rows.push([
        surface,
        racer,
        String(learningRate),
        arrived === Infinity ? 'never' : String(arrived),
        end,
      ])
      bar.step(`${surface}: ${racer}`)
    }
  }
  bar.end()
  ui.print(
    table(['surface', 'optimizer', 'best rate', 'steps to 0.001', `after ${count}`], rows),
  )
  return { metrics, curves }
}

/** The rates to choose from, the same for all. */
const clothesRates = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]

function raceOnClothes(
  { seed, seeds: runs, epochs }: { seed: number; seeds: number; epochs: number },
  ui: Ui,
) {
  const { train: all, test } = loadFashionMnist()
  const part = ({ images, labels }: Samples, from: number, to: number) => ({
    images: images.slice(0, from, to),
    labels: labels.slice(0, from, to),
  })
  const course = ui.short
    ? {
        training: part(all, 0, 128),
        validation: part(all, 128, 192),
        test: part(test, 0, 64),
        epochs: 1,
      }
    : { training: part(all, 0, 9000), validation: part(all, 9000, 10000), test, epochs }
  const rates = ui.short ? clothesRates.slice(0, 1) : clothesRates
  const racing = Array.from({ length: ui.short ? 2 : runs }, (_, i) => seed + i)

  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = { rates: [...rates] }
  const rows: string[][] = []
  const bar = ui.progress(Object.keys(contestants).length, 'training')
  for (const [name, contestant] of Object.entries(contestants)) {
    const tried = tryAll(course, contestant, rates, racing)
    const { learningRate, finishes } = chosen(tried)
    metrics[`${name} rate`] = learningRate
    curves[`${name} validation`] = tried.map(({ validationLoss }) =>
      rounded(orNever(validationLoss)),
    )
    const row = [name, String(learningRate)]
    for (const key of ['loss', 'testLoss', 'accuracy'] as const) {
      const values = finishes.map((finish) => finish[key])
      const [middle, low, high] = [mean(values), Math.min(...values), Math.max(...values)]
      Object.assign(metrics, {
        [`${name} ${key}`]: middle,
        [`${name} ${key} min`]: low,
        [`${name} ${key} max`]: high,
      })
      curves[`${name} ${key} of each seed`] = values.map(rounded)
      row.push(`${middle.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`)
    }
    rows.push(row)
    const smooth = finishes.map(({ losses }) => stretches(losses, 40))
    const over = (pick: (values: number[]) => number) =>
      smooth[0].map((_, i) => rounded(pick(smooth.map((curve) => curve[i]))))
    curves[name] = over(mean)
    curves[`${name} min`] = over((values) => Math.min(...values))
    curves[`${name} max`] = over((values) => Math.max(...values))
    bar.step(name)
  }
  bar.end()
  ui.print(
    table(['optimizer', 'best rate', 'training loss', 'test loss', 'test accuracy'], rows),
  )
  return { metrics, curves }
}
