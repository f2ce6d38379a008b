import { todo } from '#exercises'

/**
 * The gradient in front of each block of a chain, in single numbers. Block i has the slope slopes[i]: it multiplies the
 * gradient by it, and with a skip connection the gradient also passes it by. At the end stands a gradient of 1.
 *
 * - returns one number more than there are blocks: in front of the first, of the second, …, and behind the last, which is 1
 *
 * Example: arrives([0.5, 0.2], false) is [0.1, 0.2, 1], and arrives([0.5, 0.2], true) is [1.8, 1.2, 1].
 */
export function arrives(slopes: readonly number[], skip: boolean): number[] {
  return todo('arrives')
}

/**
 * With skip connections, the gradient in front of the first block is a sum over all ways to the end: each way passes some of
 * the blocks, and goes past the others. Sort the sum by how many blocks a way passes.
 *
 * - returns a list: [the part that passes no block, the part through one, the part through two, …, the part through all]
 *
 * There are 2ⁿ ways for n blocks, so do not go through them one by one: lists of 60 slopes come, too.
 *
 * Example: byLength([0.5, 0.2]) is [1, 0.7, 0.1]: past both; through one of them, 0.5 + 0.2; through both, 0.5 · 0.2.
 */
export function byLength(slopes: readonly number[]): number[] {
  return todo('byLength')
}
