import type { Random } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/** Numbers of samples, from 0. */
export type Indices = number[]

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

function cut(order: readonly number[], sizes: readonly number[]): Indices[] {
  let from = 0
  return sizes.map((size) => order.slice(from, (from += size)))
}

function checkShares(name: string, shares: readonly number[]): void {
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.every((share) => share > 0) && Math.abs(sum - 1) < 1e-9) return
  throw new ArgumentError(`${name}: the shares must be above 0 and add up to 1, got ${shares.join(' + ')} = ${sum}`)
}

/** One permutation, cut into pieces: so nothing is twice and nothing is lost. Drawing part by part gives no such promise. */
export function randomSplit(count: number, shares: readonly number[], random: Random): Indices[] {
  checkShares('randomSplit', shares)
  return cut([...random.permutation(count)], sizes('randomSplit', count, shares))
}

/**
 * All classes lie in one list, one after the other. A part of `size` takes every (length / size)-th place of it, so each
 * stretch of the list, and each class, gives its share, less than one more or less, and together they are exactly `size`. The
 * next part takes from what is left.
 *
 * The permutation is one of places in the list of a class, so it has to be looked up: `members[place]`. The classes are taken
 * in the order of their numbers, so that the same labels and the same seed always give the same parts.
 */
export function stratifiedSplit(labels: ArrayLike<number>, shares: readonly number[], random: Random): Indices[] {
  checkShares('stratifiedSplit', shares)
  const shuffled = (list: Indices): Indices => [...random.permutation(list.length)].map((place) => list[place])
  const classes = new Map<number, Indices>()
  for (let i = 0; i < labels.length; i++) {
    const members = classes.get(labels[i])
    if (members) members.push(i)
    else classes.set(labels[i], [i])
  }
  let rest = [...classes].sort(([a], [b]) => a - b).flatMap(([, members]) => shuffled(members))
  const parts = sizes('stratifiedSplit', labels.length, shares).map((size) => {
    const { length } = rest
    const before = (place: number) => Math.floor((place * size) / length)
    const takes = (place: number) => before(place + 1) > before(place)
    const part = rest.filter((_, place) => takes(place))
    rest = rest.filter((_, place) => !takes(place))
    return part
  })
  // One class after the other would be a bad order to learn in.
  return parts.map(shuffled)
}

/** The folds are one split into k equal shares. Each is left out once. */
export function kFold(count: number, k: number, random: Random): { train: Indices; validation: Indices }[] {
  if (!Number.isInteger(k) || k < 2 || k > count) {
    throw new ArgumentError(`kFold: k must be a whole number from 2 to the number of samples, ${count}, got ${k}`)
  }
  const folds = cut([...random.permutation(count)], sizes('kFold', count, new Array<number>(k).fill(1 / k)))
  return folds.map((validation, fold) => ({ train: folds.filter((_, i) => i !== fold).flat(), validation }))
}
