import { table } from 'chalkgrad/node'
import { Best } from '../best.ts'
import { climb } from '../climb.ts'
import { costOfAllocation, lengths } from '../costs/allocation.ts'
import { costOfClosures } from '../costs/closure.ts'
import { costOfGrowing } from '../costs/growing.ts'
import { costOfStride, strides } from '../costs/stride.ts'
import { beside, costOfWaking } from '../costs/threads.ts'
import { threads } from '../ladder/node.ts'
import { onArrays } from '../ladder/rung.ts'
import { rounded } from '../mistakes/rounded.ts'
import { scalarPeak } from '../peak.ts'
import { short, type Settings } from './settings.ts'

/** What loops pay for besides arithmetic. */
export async function costs({ rounds, budget, ui }: Settings) {
  const best = new Best()
  const closures = costOfClosures(3 * budget)
  const metrics: Record<string, number> = { 'loop written out': short(closures.written) }
  closures.seen.forEach((rate, i) => (metrics[`loop, ${i + 1} functions`] = short(rate)))
  const bar = ui.progress(rounds, 'costs')
  // Times are kept as rates, so that the best is the highest.
  for (let round = 0; round < rounds; round++) {
    for (const length of lengths) {
      const { made, pooled } = costOfAllocation(length, budget / 2)
      best.note(`made ${length}`, 1 / made)
      best.note(`pooled ${length}`, 1 / pooled)
    }
    for (const stride of strides)
      best.note(
        `stride ${stride}`,
        1 / costOfStride(stride, ui.short ? 4096 : 2 ** 26, budget),
      )
    const wrong = onArrays('rounded', 'Math.fround everywhere', rounded)
    best.note('rounded', climb(wrong, ui.short ? 9 : 256, budget))
    bar.step()
  }
  bar.end()
  for (const [name, rate] of Object.entries(best.rates))
    metrics[name] = short(name === 'rounded' ? rate : 1 / rate)
  const growing = await costOfGrowing(ui.short ? 1 : 300)
  metrics['loop before growing'] = short(growing.before)
  metrics['loop after growing'] = short(growing.after)
  metrics.waking = short(await costOfWaking(ui.short ? 1 : 101))
  const cores = Math.max(1, threads())
  for (const spinners of [0, cores - 1, 2 * cores])
    metrics[`beside ${spinners} spinning`] = short(
      await beside(spinners, () => secondsPerMany(ui.short ? 1 : 300)),
    )
  ui.print(
    table(
      ['cost', ''],
      Object.entries(metrics).map(([name, value]) => [name, String(value)]),
    ),
  )
  return { metrics }
}

/**
 * Milliseconds for so many rounds of arithmetic, all of them: the mean, because here the
 * disturbance is what is measured.
 */
function secondsPerMany(count: number): number {
  const start = performance.now()
  for (let i = 0; i < count; i++) scalarPeak(0)
  return performance.now() - start
}
