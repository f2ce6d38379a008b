import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import { checkRandom } from '../random/check-random.ts'
import type { Random } from '../random/random.ts'
import { checkShares } from './check-shares.ts'

/** Numbers of samples: for `x.indexSelect(0, indices)` or `dataset.subset(indices)`. */
export type Indices = number[]

/**
 * Deals the samples 0 … count − 1 at random into parts, none in two: `randomSplit(1000,
 * [0.8, 0.2], random)` gives 800 to train with and 200 to judge by. A model that is judged
 * by samples it was trained with looks better than it is.
 *
 * @throws ArgumentError unless the shares are above 0 and add up to 1, and no part is empty.
 */
export function randomSplit(
  count: number,
  shares: readonly number[],
  random: Random,
): Indices[] {
  checkShares('randomSplit', shares)
  checkRandom('randomSplit', random)
  const order = [...random.permutation(count)]
  return cut(order, sizes('randomSplit', count, shares))
}

/**
 * As randomSplit, class by class, so that each part has each class in the share that it has
 * in the whole: for rare classes. labels: the class of each sample.
 *
 * @throws ArgumentError as randomSplit.
 */
export function stratifiedSplit(
  labels: ArrayLike<number>,
  shares: readonly number[],
  random: Random,
): Indices[] {
  checkShares('stratifiedSplit', shares)
  checkRandom('stratifiedSplit', random)
  checkLabels(labels)
  const byClass = new Map<number, Indices>()
  for (let i = 0; i < labels.length; i++) {
    const members = byClass.get(labels[i])
    if (members) members.push(i)
    else byClass.set(labels[i], [i])
  }
  // In the order of the classes, so that the same labels and seed give the same parts.
  const rest = [...byClass]
    .sort(([a], [b]) => a - b)
    .map(([, members]) =>
      [...random.permutation(members.length)].map((place) => members[place]),
    )
  const parts = sizes('stratifiedSplit', labels.length, shares).map((size) =>
    deal(rest, size),
  )
  // One class after the other would be a bad order to learn in.
  return parts.map((part) =>
    [...random.permutation(part.length)].map((place) => part[place]),
  )
}

/**
 * Takes `size` samples out of the classes, from each its share. The running sums are
 * rounded, not the share of each class: so the part has the size that was asked for, and a
 * class is off by less than one.
 */
function deal(classes: Indices[], size: number): Indices {
  const left = classes.reduce((sum, { length }) => sum + length, 0)
  let [seen, taken] = [0, 0]
  return classes.flatMap((members) => {
    seen += members.length
    const from = taken
    taken = Math.round((seen * size) / left)
    return members.splice(0, taken - from)
  })
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
  checkRandom('kFold', random)
  checkArgument('kFold', 'count', count, 'number')
  if (!Number.isInteger(k) || k < 2 || k > count) {
    throw new ArgumentError(
      `kFold: k must be a whole number from 2 to the number of samples, ${count}, got ${describe(k)}`,
    )
  }
  const order = [...random.permutation(count)]
  const folds = cut(order, sizes('kFold', count, new Array<number>(k).fill(1 / k)))
  return folds.map((validation, fold) => ({
    train: folds.filter((_, i) => i !== fold).flat(),
    validation,
  }))
}

/** The stretches of `order` with these sizes. */
function cut(order: readonly number[], sizes: readonly number[]): Indices[] {
  let from = 0
  return sizes.map((size) => order.slice(from, (from += size)))
}

/**
 * How many of `count` samples each share is: the rounded running sums are cut, so that
 * nothing is lost and no part is off by more than one.
 *
 * @throws ArgumentError when a part would be empty.
 */
function sizes(name: string, count: number, shares: readonly number[]): number[] {
  let [sum, before] = [0, 0]
  const found = shares.map((share, part) => {
    sum += share
    const end = part === shares.length - 1 ? count : Math.round(sum * count)
    const size = end - before
    before = end
    return size
  })
  if (found.includes(0))
    throw new ArgumentError(
      `${name}: ${count} samples in the shares ${shares.join(', ')} are ${found.join(', ')}: a part would be empty. Take more samples, or a larger share`,
    )
  return found
}

/** @throws ArgumentError for a tensor, and for whatever else has no length. */
function checkLabels(labels: ArrayLike<number>): void {
  checkArgument('stratifiedSplit', 'labels', labels, 'object')
  if (Number.isInteger(labels.length)) return
  throw new ArgumentError(
    `stratifiedSplit: labels must be a list of numbers, got ${describe(labels)}${'data' in labels ? ': write labels.data()' : ''}`,
  )
}
