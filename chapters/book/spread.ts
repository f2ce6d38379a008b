/** What several runs give for one number: of luck nothing is known from one. */
export interface Spread {
  mean: number
  low: number
  high: number
}

export function spread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, low: Math.min(...values), high: Math.max(...values) }
}

/** As results.json keeps it: `loss`, `loss low`, `loss high`. */
export function asMetrics(name: string, { mean, low, high }: Spread) {
  return { [name]: mean, [`${name} low`]: low, [`${name} high`]: high }
}

/** 0.353 (0.349–0.358) */
export function asText(
  { mean, low, high }: Spread,
  format: (value: number) => string,
): string {
  return `${format(mean)} (${format(low)}–${format(high)})`
}

export const rounded = (value: number): number => Number(value.toPrecision(4))
export const percent = (share: number, places = 1): string =>
  `${(100 * share).toFixed(places)} %`

/** The seeds of the runs, one after the other. */
export const seedsFrom = (seed: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => seed + i)
