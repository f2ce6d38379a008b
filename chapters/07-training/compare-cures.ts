import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import { loadFashionMnist, table } from 'chalkgrad/node'
import { trainFew, variants, type Trained } from './few.ts'
import { firstOf } from './samples.ts'

/** Small and large networks, few and many pictures, and what helps when they are few. */
export function compareCures(
  { seed, seeds, epochs: wanted }: { seed: number; seeds: number; epochs: number },
  ui: Ui,
) {
  const { train: all } = loadFashionMnist()
  const pictures = ui.short
    ? { train: firstOf(all, 64), validation: firstOf(all, 64, 64) }
    : { train: firstOf(all, 8000), validation: firstOf(all, 2000, 8000) }
  // Overfitting takes its time.
  const epochs = ui.short ? 1 : 3 * wanted
  const tries = seedsFrom(seed, ui.short ? 1 : seeds)
  const metrics: Record<string, number> = { epochs, seeds: tries.length }
  const curves: Record<string, number[]> = {}
  const rows: string[][] = []
  const bar = ui.progress(Object.keys(variants).length * tries.length, 'few pictures')
  for (const [name, given] of Object.entries(variants)) {
    const variant = ui.short ? { ...given, hidden: [4] } : given
    const runs = tries.map((one) => {
      const run = trainFew(variant, pictures, {
        epochs,
        seed: one,
        callbacks: ui.callbacks ?? [],
      })
      bar.step(name)
      return { ...run, ...lowestOf(run) }
    })
    const over = (measure: (run: (typeof runs)[number]) => number) =>
      spread(runs.map((run) => rounded(measure(run))))
    const loss = over(({ end }) => end.loss)
    const accuracy = over(({ end }) => end.accuracy)
    const lowest = over((run) => run.lowest)
    Object.assign(
      metrics,
      asMetrics(`${name} loss`, loss),
      asMetrics(`${name} accuracy`, accuracy),
      asMetrics(
        `${name} trainAccuracy`,
        over(({ end }) => end.trainAccuracy),
      ),
      asMetrics(
        `${name} nearZero`,
        over(({ end }) => end.nearZero),
      ),
      asMetrics(`${name} lowest`, lowest),
      asMetrics(
        `${name} epoch`,
        over((run) => run.epoch),
      ),
      asMetrics(
        `${name} lowestAccuracy`,
        over((run) => run.lowestAccuracy),
      ),
    )
    // One curve to look at: that of the first seed.
    curves[`${name} train`] = runs[0].trainLoss.map(rounded)
    curves[`${name} validation`] = runs[0].valLoss.map(rounded)
    const three = (value: number) => value.toFixed(3)
    rows.push([name, asText(loss, three), asText(accuracy, percent), asText(lowest, three)])
  }
  bar.end()
  ui.print(
    table(['variant', 'validation loss', 'accuracy', 'lowest validation loss'], rows),
  )
  return { metrics, curves }
}

/** The best epoch, counted from 1. */
function lowestOf({ valLoss, valAccuracy }: Trained) {
  const lowest = Math.min(...valLoss)
  const at = valLoss.indexOf(lowest)
  return { lowest, epoch: at + 1, lowestAccuracy: valAccuracy[at] }
}
