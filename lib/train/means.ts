import { ArgumentError } from '../errors.ts'
import { checkArgument } from '../options.ts'

/** Means of named numbers over samples. */
export class Means {
  samples = 0
  private readonly sums = new Map<string, { sum: number; weight: number }>()

  /** Adds the mean over `weight` samples. */
  add(name: string, value: number, weight: number): void {
    checkArgument(`the metric '${name}'`, 'what it gives', value, 'number')
    const { sum, weight: before } = this.sums.get(name) ?? { sum: 0, weight: 0 }
    this.sums.set(name, { sum: sum + value * weight, weight: before + weight })
    this.samples = Math.max(this.samples, before + weight)
  }

  values(): Record<string, number> {
    return Object.fromEntries(
      [...this.sums].map(([name, { sum, weight }]) => [name, sum / weight]),
    )
  }
}

/** accuracy → valAccuracy */
export function asValidation(measured: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measured).map(([name, value]) => [validationName(name), value]),
  )
}

const validationName = (name: string): string =>
  `val${name.slice(0, 1).toUpperCase()}${name.slice(1)}`

/**
 * Each measurement has one name: two that share one would be mixed.
 *
 * @throws ArgumentError for a name that is empty, or that a run uses itself.
 */
export function checkMetricNames(caller: string, metrics: object): void {
  for (const [name, metric] of Object.entries(metrics))
    checkArgument(caller, `the metric '${name}'`, metric, 'function')
  const names = Object.keys(metrics)
  const taken = [
    'loss',
    'learningRate',
    ...names.concat('loss').map(validationName),
    '__proto__',
  ]
  const bad = names.find((name) => name === '' || taken.includes(name))
  if (bad !== undefined)
    throw new ArgumentError(
      `${caller}: a metric cannot be named '${bad}'. A run itself measures loss and learningRate, and everything on the validation data as valLoss, valAccuracy, …: ` +
        'choose another name, one that is not empty',
    )
}
