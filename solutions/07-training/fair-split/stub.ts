import { todo } from '#exercises'
import type { Random } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/** Numbers of samples, from 0. */
export type Indices = number[]

/**
 * How many of `count` samples each share is: the rounded running sums are cut, so that nothing is lost. Throws an
 * ArgumentError when a part would be empty. Written, to be used below.
 *
 * Example: sizes('randomSplit', 5, [0.6, 0.4]) is [3, 2].
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
    throw new ArgumentError(`${name}: ${count} samples in the shares ${shares.join(', ')}: a part would be empty`)
  return found
}

/**
 * Cuts a list into stretches of these sizes. Written, too.
 *
 * Example: cut([7, 8, 9, 5, 6], [3, 2]) is [[7, 8, 9], [5, 6]].
 */
function cut(order: readonly number[], sizes: readonly number[]): Indices[] {
  let from = 0
  return sizes.map((size) => order.slice(from, (from += size)))
}

/** Throws unless the shares are above 0 and add up to 1. Written, too. */
function checkShares(name: string, shares: readonly number[]): void {
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.every((share) => share > 0) && Math.abs(sum - 1) < 1e-9) return
  throw new ArgumentError(`${name}: the shares must be above 0 and add up to 1, got ${shares.join(' + ')} = ${sum}`)
}

/**
 * Deals the samples 0 … count − 1 at random into parts of the right `sizes`: none in two parts, none left out.
 *
 * - random: `random.permutation(n)` is an Int32Array with 0 … n − 1 in random order
 *
 * Example: randomSplit(5, [0.6, 0.4], random) may be [[3, 0, 4], [1, 2]].
 */
export function randomSplit(count: number, shares: readonly number[], random: Random): Indices[] {
  return todo('randomSplit')
}

/**
 * Parts of the same sizes, and in each of them its share of every class, less than one sample more or less: so a class
 * that is rare in the whole is as rare in each part. Which samples of a class go where is chance. Within each part the
 * samples are in random order, not one class after the other.
 *
 * It is not enough to round class by class: 100 classes of two samples each would all round 1.6 up to 2, and nothing would
 * be left for the second part. Take a pencil: which places of a list of 10 do you take for a part of 4, so that any stretch
 * of it gives its share?
 *
 * - labels: the class of each sample, any whole numbers
 *
 * Example: labels [0, 0, 0, 0, 1, 1] and shares [0.5, 0.5] may give [[4, 0, 3], [1, 5, 2]].
 */
export function stratifiedSplit(labels: ArrayLike<number>, shares: readonly number[], random: Random): Indices[] {
  return todo('stratifiedSplit')
}

/**
 * k-fold cross-validation: the samples are dealt at random into k folds of nearly equal size. Fold number i is the
 * validation part of the i-th entry, and all others together train.
 *
 * Throws an ArgumentError unless k is a whole number from 2 to count.
 *
 * Example: kFold(4, 2, random) may be [{ train: [1, 2], validation: [3, 0] }, { train: [3, 0], validation: [1, 2] }].
 */
export function kFold(count: number, k: number, random: Random): { train: Indices; validation: Indices }[] {
  return todo('kFold')
}
