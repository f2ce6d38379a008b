import type { RacerName } from './names.ts'
import type { SurfaceName } from './surfaces.ts'

/** The best rates that the recorded run found; a test compares them with results.json. */
export const bestRates: Record<SurfaceName, Record<RacerName, number>> = {
  ravine: {
    SGD: 0.046,
    Momentum: 0.01,
    Nesterov: 0.046,
    Adagrad: 4.6,
    RMSProp: 0.01,
    Adam: 0.46,
  },
  tilted: {
    SGD: 0.046,
    Momentum: 0.01,
    Nesterov: 0.046,
    Adagrad: 2.2,
    RMSProp: 0.01,
    Adam: 0.46,
  },
  rosenbrock: {
    SGD: 0.0046,
    Momentum: 0.0022,
    Nesterov: 0.001,
    Adagrad: 2.2,
    RMSProp: 0.01,
    Adam: 1,
  },
  beale: {
    SGD: 0.022,
    Momentum: 0.01,
    Nesterov: 0.0046,
    Adagrad: 1,
    RMSProp: 0.01,
    Adam: 0.22,
  },
  saddle: {
    SGD: 0.46,
    Momentum: 0.22,
    Nesterov: 0.46,
    Adagrad: 1,
    RMSProp: 0.046,
    Adam: 0.046,
  },
}
