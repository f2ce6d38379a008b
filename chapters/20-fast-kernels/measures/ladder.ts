import { table } from 'chalkgrad/node'
import { Best } from '../best.ts'
import { climb } from '../climb.ts'
import { nodeRungs, threads } from '../ladder/node.ts'
import { simdPeak } from '../peak.ts'
import { short, type Settings } from './settings.ts'

/** The same product, one rung after the other. */
export function ladder({ size, rounds, budget, rung, ui }: Settings) {
  const best = new Best()
  const chosen = nodeRungs.filter(({ name }) => rung === 'all' || name === rung)
  const bar = ui.progress(rounds, 'ladder')
  for (let round = 0; round < rounds; round++) {
    best.note('peak', simdPeak(budget / 2))
    for (const one of chosen) best.note(one.name, climb(one, size, budget))
    bar.step()
  }
  bar.end()
  const rows = chosen.map(({ name, adds }, i) => {
    const [rate, below] = [best.rates[name], best.rates[chosen[i - 1]?.name]]
    if (rate === undefined) return [name, adds, 'not on this machine', '', '']
    const gain = below === undefined ? '' : `${(rate / below).toFixed(2)} ×`
    const share = `${((100 * rate) / best.rates.peak).toFixed(0)} %`
    return [name, adds, rate.toFixed(2), share, gain]
  })
  ui.print(`${size} × ${size}, on ${threads()} threads where there are threads`)
  ui.print(table(['rung', 'what it adds', 'GFLOP/s', 'of one thread’s peak', 'gain'], rows))
  const names = chosen.map(({ name }) => name).filter((name) => name in best.rates)
  return {
    metrics: {
      cores: threads(),
      roof: short(best.rates.peak),
      ...Object.fromEntries(names.map((name) => [name, short(best.rates[name])])),
    },
  }
}
