import { racerNames } from './names.ts'

/** The optimizers of the race on clothes without a schedule. */
export const unplanned = [...racerNames, 'AdamW'] as const

/**
 * For each seed of the recorded race, which of them has the highest test accuracy: what you
 * would announce after a single run of each.
 */
export function winners(curves: Record<string, readonly number[]>): string[] {
  const accuracies = unplanned.map((name) => curves[`${name} accuracy of each seed`])
  return accuracies[0].map((_, seed) => {
    const ofSeed = accuracies.map((all) => all[seed])
    return unplanned.filter((_, i) => ofSeed[i] === Math.max(...ofSeed)).join(' and ')
  })
}

/** Is even the lowest seed of the one above the highest seed of the other? */
export const above = (
  metrics: Record<string, number>,
  one: string,
  other: string,
  key: string,
) => metrics[`${one} ${key} min`] > metrics[`${other} ${key} max`]

/** The pairs of them that are apart, each with the higher one first. */
export function pairsApart(
  metrics: Record<string, number>,
  key: string,
): [high: string, low: string][] {
  return unplanned.flatMap((high) =>
    unplanned
      .filter((low) => above(metrics, high, low, key))
      .map((low): [string, string] => [high, low]),
  )
}
