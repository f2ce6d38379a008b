import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import { loadFashionMnist, table } from 'chalkgrad/node'
import { normalize } from './normalizing.ts'
import { firstOf } from './samples.ts'
import { selectColumns, type Judged } from './selection.ts'
import { dealTwins } from './twins.ts'

/**
 * What three ways to let the judging samples into the training add to the score, and what is left
 * of it on fresh samples.
 */
export function measureLeaks({ seed, repeats }: { seed: number; repeats: number }, ui: Ui) {
  const { train: all } = loadFashionMnist()
  const seeds = seedsFrom(seed, ui.short ? 1 : repeats)
  const judging = firstOf(all, ui.short ? 20 : 2000, 8000)
  const fresh = firstOf(all, ui.short ? 20 : 2000, 6000)
  // Other pictures for each seed.
  const pictures = (count: number, i: number) =>
    firstOf(all, ui.short ? 20 : count, 200 * i)
  const coins = ui.short
    ? { training: 8, judging: 8, fresh: 8, columns: 8, chosen: 2 }
    : { training: 60, judging: 40, fresh: 1000, columns: 2000, chosen: 20 }

  const metrics: Record<string, number> = { repeats: seeds.length }
  const rows: string[][] = []
  const bar = ui.progress(4 * seeds.length, 'leaks')
  /** The same measurement for every seed. */
  const each = <T>(label: string, measure: (seed: number, i: number) => T): T[] =>
    seeds.map((one, i) => {
      const measured = measure(one, i)
      bar.step(label)
      return measured
    })
  const compare = (name: string, runs: { honest: Judged; leaked: Judged }[]) => {
    for (const way of ['honest', 'leaked'] as const) {
      const [judged, ofFresh] = (['judged', 'fresh'] as const).map((samples) =>
        spread(runs.map((run) => rounded(run[way][samples]))),
      )
      Object.assign(
        metrics,
        asMetrics(`${name} ${way}`, judged),
        asMetrics(`${name} ${way} fresh`, ofFresh),
      )
      rows.push([`${name}, ${way}`, asText(judged, percent), asText(ofFresh, percent)])
    }
  }

  compare(
    'columns',
    each('columns of noise', (one) => selectColumns(coins, one)),
  )
  const twins = { copies: ui.short ? 2 : 5, epochs: ui.short ? 1 : 30 }
  compare(
    'twins',
    each('twins', (one, i) => dealTwins(pictures(400, i), fresh, { ...twins, seed: one })),
  )
  for (const [name, samples, epochs] of [
    ['few', 200, 60],
    ['many', 4000, 8],
  ] as const) {
    const plan = { epochs: ui.short ? 1 : epochs }
    const runs = each('normalizing', (one, i) =>
      normalize(pictures(samples, i), judging, fresh, { ...plan, seed: one }),
    )
    compare(name, runs)
    for (const key of ['pale', 'paleByThemselves', 'paleOneByOne'] as const)
      metrics[`${name} ${key}`] = rounded(spread(runs.map((run) => run[key])).mean)
  }
  bar.end()
  ui.print(table(['accuracy', 'of the judging samples', 'of fresh samples'], rows))
  return { metrics }
}
