import { ArgumentError } from '../errors.ts'
import type { Random } from '../random/random.ts'

/**
 * As many sample numbers as there are weights, each drawn in proportion to its weight and put
 * back: some come several times, some not at all. With weights 1 / (size of its class), a rare
 * class is seen as often as a frequent one. In PyTorch: WeightedRandomSampler.
 */
export function drawWeighted(weights: readonly number[], random: Random): Int32Array {
  const sums = cumulated(weights)
  const total = sums[sums.length - 1] ?? 0
  return Int32Array.from(weights, () => firstAbove(sums, random.uniform() * total))
}

/** @throws ArgumentError unless the weights are finite, none below 0 and one above. */
export function checkWeights(weights: readonly number[], samples: number): void {
  const bad = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity))
  if (bad >= 0)
    throw new ArgumentError(
      `Batches: weights must be 0 or above and finite, weight ${bad} is ${String(weights[bad])}`,
    )
  if (weights.length !== samples || !weights.some((weight) => weight > 0))
    throw new ArgumentError(
      `Batches: needs a weight for each of the ${samples} samples, and one of them above 0, got ${weights.length}`,
    )
}

function cumulated(weights: readonly number[]): Float64Array {
  let sum = 0
  return Float64Array.from(weights, (weight) => (sum += weight))
}

/** The first place whose sum is above a number, by halving. What weighs 0 is never it. */
function firstAbove(sums: Float64Array, number: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle] > number) high = middle
    else low = middle + 1
  }
  return low
}
