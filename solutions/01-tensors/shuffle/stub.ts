import { todo } from '#exercises'
import type { Random } from 'chalkgrad'

/**
 * The numbers 0 … n − 1 in random order. Every order must be
 * equally likely, and the same seed must always give the same
 * order.
 *
 * - random: the only source of chance. `random.integer(k)` is one
 *   of 0 … k − 1, each equally likely.
 *
 * Fisher and Yates did it on paper in 1938: draw one of the numbers
 * that are left, strike it out, write it down.
 *
 * Example: shuffle(3, new Random(1)) is one of the six orders of
 * 0, 1, 2.
 */
export function shuffle(n: number, random: Random): number[] {
  return todo('shuffle')
}
