import { between, experiment, whole } from '#book'
import { registerSets, rungNames } from './ladder/node.ts'
import { costs } from './measures/costs.ts'
import { ladder } from './measures/ladder.ts'
import { roofline } from './measures/roofline.ts'
import type { Findings, Settings } from './measures/settings.ts'
import { sizes } from './measures/sizes.ts'
import { step } from './measures/step.ts'

const parts = ['roofline', 'ladder', 'sizes', 'costs', 'step'] as const

export default experiment({
  description:
    'Measures this machine, and climbs from three loops to what the machine can do',
  options: { show: 'all', rung: 'all', size: 256, rounds: 3, budget: 120 },
  about: {
    show: { help: 'what is measured', choices: ['all', ...parts] },
    rung: { help: 'climb this rung of the ladder only', choices: ['all', ...rungNames] },
    size: { help: 'rows and columns of the matrices of the ladder', range: whole(1, 4096) },
    rounds: { help: 'each time is the best of so many rounds', range: whole(1, 1000) },
    budget: {
      help: 'milliseconds that a kernel is repeated for, in each round',
      range: between(0, 60_000),
    },
  },
  runName: ({ show, rung }) => (rung !== 'all' ? rung : show !== 'all' ? show : 'main'),
  async run({ show, rung, size, rounds, budget }, ui) {
    registerSets()
    const settings: Settings = ui.short
      ? { size: 9, rounds: 1, budget: 0, rung, ui }
      : { size, rounds, budget, rung, ui }
    // A single rung is what its name says: the rest is left out.
    const wanted = rung !== 'all' ? ['ladder'] : show === 'all' ? parts : [show]
    const findings: Findings = { metrics: {}, curves: {} }
    for (const [name, measure] of Object.entries(measures)) {
      if (!wanted.some((one) => one === name)) continue
      const { metrics, curves = {} } = await measure(settings)
      Object.assign(findings.metrics, metrics)
      Object.assign(findings.curves, curves)
    }
    return findings
  },
})

type Measure = (settings: Settings) => Promise<Partial<Findings>> | Partial<Findings>
const measures: Record<(typeof parts)[number], Measure> = {
  roofline,
  ladder,
  sizes,
  costs,
  step,
}
