import { todo } from '#exercises'
import type { Random } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/** Numbers of samples, from 0. */
export type Indices = number[]

/**
 * Cuts a list at the rounded running sums of the shares. Written, to be used below.
 *
 * Example: cut([7, 8, 9, 5, 6], [0.6, 0.4]) is [[7, 8, 9], [5, 6]].
 */
function cut(order: readonly number[], shares: readonly number[]): Indices[] {
  let sum = 0
  return shares.map((share, part) => {
    const from = Math.round(sum * order.length)
    sum += share
    return order.slice(from, part === shares.length - 1 ? order.length : Math.round(sum * order.length))
  })
}

/** Throws unless the shares are above 0 and add up to 1. Written, too. */
function checkShares(name: string, shares: readonly number[]): void {
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.every((share) => share > 0) && Math.abs(sum - 1) < 1e-9) return
  throw new ArgumentError(`${name}: the shares must be above 0 and add up to 1, got ${shares.join(' + ')} = ${sum}`)
}

/**
 * Deals the samples 0 … count − 1 at random into parts: none in two parts, none left out.
 *
 * - random: `random.permutation(n)` is an Int32Array with 0 … n − 1 in random order
 *
 * Example: randomSplit(5, [0.6, 0.4], random) may be [[3, 0, 4], [1, 2]].
 */
export function randomSplit(count: number, shares: readonly number[], random: Random): Indices[] {
  return todo('randomSplit')
}

/**
 * The same, class by class: each class is dealt out by the shares, so a class that is rare in the whole is as rare in each
 * part, and never missing by bad luck. Within each part the samples are in random order, not one class after the other.
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
