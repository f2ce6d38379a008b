import { todo } from '#exercises'

/**
 * The forward pass of a Linear layer, y = x·Wᵀ + b: every output is a weighted sum of all inputs, plus its bias.
 *
 * - x: (batch, in), one sample a row
 * - weight: (out, in), the weights of one output a row
 * - bias: (out)
 * - returns (batch, out)
 *
 * Example, with one sample, three inputs and two outputs:
 *
 *     linear([[1, 2, 3]], [[1, 0, -1], [0.5, 0.5, 0.5]], [10, 0])    // [[8, 3]]
 */
export function linear(x: number[][], weight: number[][], bias: number[]): number[][] {
  return todo('linear-layer')
}
