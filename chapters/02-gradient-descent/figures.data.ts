import * as figures from './figures.ts'
import results from './results.json' with { type: 'json' }

export interface Figures {
  landscape: string
  slope: string
  differences: string
  rates: string
  losses: string
  uncentered: string
  centered: string
  valleys: string
  batches: string
}

declare const data: Figures
export { data }

export default {
  load(): Figures {
    const { curves, options } = results.main
    const [uncentered, centered] = figures.centering()
    return {
      landscape: figures.landscape(),
      slope: figures.slope(),
      differences: figures.differences(curves),
      rates: figures.rates(),
      losses: figures.losses(curves, options),
      uncentered,
      centered,
      valleys: figures.valleys(),
      batches: figures.batches(curves, options.points, options.batchSize),
    }
  },
}
