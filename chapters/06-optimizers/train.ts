import { optim, schedules } from 'chalkgrad'
import { experiment, loadFashionMnist, table, type Ui } from 'chalkgrad/node'
import { judge, train, type MakeOptimizer, type Samples } from './clothes.ts'
import { racerNames } from './names.ts'
import { best, racers, rateGrid } from './race.ts'
import { surfaceNames, surfaces } from './surfaces.ts'

export default experiment({
  description:
    'Lets the optimizers race, each at its best learning rate: on loss surfaces, or on pictures of clothes',
  options: { data: 'surfaces', seed: 1, steps: 500, epochs: 8 },
  choices: { data: ['surfaces', 'fashion-mnist'] },
  runName: (options) => options.data,
  run: (options, ui) =>
    options.data === 'surfaces' ? raceOnSurfaces(options, ui) : raceOnClothes(options, ui),
})

/** -1 in a result stands for "never": JSON has no infinity. */
const orNever = (count: number) => (count === Infinity ? -1 : count)
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
const rates = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3]

function raceOnClothes({ seed, epochs: wanted }: { seed: number; epochs: number }, ui: Ui) {
  const { train: all, test } = loadFashionMnist()
  const samples = ui.short ? 128 : 9000
  const part = ({ images, labels }: Samples, from: number, to: number) => ({
    images: images.slice(0, from, to),
    labels: labels.slice(0, from, to),
  })
  // The rate is chosen on pictures that are neither trained on nor tested on.
  const [training, validation] = [
    part(all, 0, samples),
    part(all, samples, samples + (ui.short ? 64 : 1000)),
  ]
  const judged = ui.short ? part(test, 0, 64) : test
  const epochs = ui.short ? 1 : wanted
  const contestants: Record<string, MakeOptimizer> = {
    ...racers,
    AdamW: (parameters, learningRate) => new optim.AdamW(parameters, { learningRate }),
  }

  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = {}
  const rows: string[][] = []
  const note = (name: string, learningRate: number, run: ReturnType<typeof train>) => {
    const { loss, accuracy } = judge(run.model, judged)
    const stretch = Math.max(1, Math.floor(run.losses.length / 60))
    Object.assign(metrics, {
      [`${name} rate`]: learningRate,
      [`${name} accuracy`]: accuracy,
      [`${name} testLoss`]: loss,
      [`${name} loss`]: mean(run.losses.slice(-stretch * 10)),
    })
    curves[name] = Array.from({ length: Math.floor(run.losses.length / stretch) }, (_, i) =>
      rounded(mean(run.losses.slice(i * stretch, (i + 1) * stretch))),
    )
    rows.push([
      name,
      String(learningRate),
      metrics[`${name} loss`].toFixed(4),
      loss.toFixed(4),
      `${(100 * accuracy).toFixed(1)} %`,
    ])
  }

  const bar = ui.progress(Object.keys(contestants).length + 1, 'training')
  for (const [name, make] of Object.entries(contestants)) {
    const tried = (ui.short ? rates.slice(0, 1) : rates).map((learningRate) => ({
      learningRate,
      loss: judge(
        train(training, make, { learningRate, epochs: ui.short ? 1 : 2, seed }).model,
        validation,
      ).loss,
    }))
    const { learningRate } = tried.reduce((a, b) => (b.loss < a.loss ? b : a))
    note(name, learningRate, train(training, make, { learningRate, epochs, seed }))
    bar.step(name)
  }
  // The recipe of the chapter's end: AdamW, a short climb, then half a cosine.
  const learningRate = metrics['AdamW rate']
  const total = epochs * Math.ceil(samples / 64)
  const climb = Math.max(1, Math.round(total / 20))
  const schedule = schedules.warmup(
    climb,
    schedules.cosine({ learningRate, steps: Math.max(1, total - climb) }),
  )
  note(
    'AdamW, warm-up, cosine',
    learningRate,
    train(training, contestants.AdamW, { learningRate, epochs, seed, schedule }),
  )
  bar.step('with a schedule')
  bar.end()
  ui.print(
    table(['optimizer', 'best rate', 'training loss', 'test loss', 'test accuracy'], rows),
  )
  return { metrics, curves }
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
