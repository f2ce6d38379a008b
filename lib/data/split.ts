import { ArgumentError } from '../errors.ts'
import type { Random } from '../random/random.ts'

/** Numbers of samples: for `x.indexSelect(0, indices)` or `dataset.subset(indices)`. */
export type Indices = number[]

/**
 * Deals the samples 0 … count − 1 at random into parts, none in two: `randomSplit(1000,
 * [0.8, 0.2], random)` gives 800 to train with and 200 to judge by. A model that is judged
 * by samples it was trained with looks better than it is.
 *
 * @throws ArgumentError unless the shares are above 0 and add up to 1.
 */
export function randomSplit(
  count: number,
  shares: readonly number[],
  random: Random,
): Indices[] {
  checkShares('randomSplit', shares)
  return cut([...random.permutation(count)], shares)
}

/**
 * As randomSplit, class by class, so that each part has each class in the share that it has
 * in the whole: for rare classes. labels: the class of each sample.
 */
export function stratifiedSplit(
  labels: ArrayLike<number>,
  shares: readonly number[],
  random: Random,
): Indices[] {
  checkShares('stratifiedSplit', shares)
  const byClass = new Map<number, Indices>()
  for (let i = 0; i < labels.length; i++) {
    const members = byClass.get(labels[i])
    if (members) members.push(i)
    else byClass.set(labels[i], [i])
  }
  const parts: Indices[] = shares.map(() => [])
  // In the order of the classes, so that the same labels and seed give the same parts.
  for (const [, members] of [...byClass].sort(([a], [b]) => a - b)) {
    const shuffled = [...random.permutation(members.length)].map((place) => members[place])
    for (const [part, indices] of cut(shuffled, shares).entries())
      parts[part].push(...indices)
  }
  // One class after the other would be a bad order to learn in.
  return parts.map((part) =>
    [...random.permutation(part.length)].map((place) => part[place]),
  )
}

/**
 * k-fold cross-validation (Stone, 1974): the samples are dealt into k folds, and each fold
 * is the validation part once while the others train. Where data is scarce, the mean over
 * the k runs says more than a single split.
 *
 * @throws ArgumentError unless 2 ≤ k ≤ count.
 */
export function kFold(
  count: number,
  k: number,
  random: Random,
): { train: Indices; validation: Indices }[] {
  if (!Number.isInteger(k) || k < 2 || k > count) {
    throw new ArgumentError(
      `kFold: k must be a whole number from 2 to the number of samples, ${count}, got ${k}`,
    )
  }
  const order = [...random.permutation(count)]
  const folds = cut(order, new Array<number>(k).fill(1 / k))
  return folds.map((validation, fold) => ({
    train: folds.filter((_, i) => i !== fold).flat(),
    validation,
  }))
}

/**
 * Cuts at the rounded running sums of the shares, so that nothing is lost and no part is
 * off by more than one.
 */
function cut(order: readonly number[], shares: readonly number[]): Indices[] {
  let sum = 0
  return shares.map((share, part) => {
    const from = Math.round(sum * order.length)
    sum += share
    return order.slice(
      from,
      part === shares.length - 1 ? order.length : Math.round(sum * order.length),
    )
  })
}

function checkShares(name: string, shares: readonly number[]): void {
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.every((share) => share > 0) && Math.abs(sum - 1) < 1e-9) return
  throw new ArgumentError(
    `${name}: the shares must be above 0 and add up to 1, got ${shares.join(' + ')} = ${sum}`,
  )
}
