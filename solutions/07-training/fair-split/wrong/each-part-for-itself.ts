// Draws a new order for each part: a sample may be in two parts, and another in none.
import type { Random } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/** Numbers of samples, from 0. */
export type Indices = number[]

function cut(order: readonly number[], shares: readonly number[]): Indices[] {
  let sum = 0
  return shares.map((share, part) => {
    const from = Math.round(sum * order.length)
    sum += share
    return order.slice(from, part === shares.length - 1 ? order.length : Math.round(sum * order.length))
  })
}

function checkShares(name: string, shares: readonly number[]): void {
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.every((share) => share > 0) && Math.abs(sum - 1) < 1e-9) return
  throw new ArgumentError(`${name}: the shares must be above 0 and add up to 1, got ${shares.join(' + ')} = ${sum}`)
}

/** One permutation, cut into pieces: so nothing is twice and nothing is lost. Drawing part by part gives no such promise. */
export function randomSplit(count: number, shares: readonly number[], random: Random): Indices[] {
  checkShares('randomSplit', shares)
  return shares.map((share) => [...random.permutation(count)].slice(0, Math.round(share * count)))
}

/**
 * The permutation is one of places in the list of a class, so it has to be looked up: `members[place]`. The classes are
 * taken in the order of their numbers, so that the same labels and the same seed always give the same parts.
 */
export function stratifiedSplit(labels: ArrayLike<number>, shares: readonly number[], random: Random): Indices[] {
  checkShares('stratifiedSplit', shares)
  const shuffled = (list: Indices): Indices => [...random.permutation(list.length)].map((place) => list[place])
  const parts: Indices[] = shares.map(() => [])
  for (const label of [...new Set(Array.from(labels))].sort((a, b) => a - b)) {
    const members = Array.from(labels, (_, i) => i).filter((i) => labels[i] === label)
    for (const [part, indices] of cut(shuffled(members), shares).entries()) parts[part].push(...indices)
  }
  // One class after the other would be a bad order to learn in.
  return parts.map(shuffled)
}

/** The folds are one split into k equal shares. Each is left out once. */
export function kFold(count: number, k: number, random: Random): { train: Indices; validation: Indices }[] {
  if (!Number.isInteger(k) || k < 2 || k > count) {
    throw new ArgumentError(`kFold: k must be a whole number from 2 to the number of samples, ${count}, got ${k}`)
  }
  const folds = cut([...random.permutation(count)], new Array<number>(k).fill(1 / k))
  return folds.map((validation, fold) => ({ train: folds.filter((_, i) => i !== fold).flat(), validation }))
}
