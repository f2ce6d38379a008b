import { ArgumentError } from '../errors.ts'
import { checkArgument, checkList, describe } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * strength · Σ|w|, to be added to a loss. Its slope is ± strength however small a weight
 * is, so it drives weights that do not help to 0 (Tibshirani, 1996). Give it the weights:
 * biases are mostly left alone.
 */
export function l1Penalty(weights: readonly Tensor[], strength: number): Tensor {
  checkPenalty('l1Penalty', weights, strength)
  return total(weights.map((weight) => weight.abs().sum())).mul(strength)
}

/**
 * ½ · strength · Σw², to be added to a loss. Its gradient is strength · w: it shrinks large
 * weights most, and none to 0. With plain SGD it is weight decay; with Adam it is not
 * (Loshchilov and Hutter, 2019).
 */
export function l2Penalty(weights: readonly Tensor[], strength: number): Tensor {
  checkPenalty('l2Penalty', weights, strength)
  return total(weights.map((weight) => weight.square().sum())).mul(strength / 2)
}

function total(parts: readonly Tensor[]): Tensor {
  return parts.reduce((sum, part) => sum.add(part))
}

function checkPenalty(name: string, weights: readonly Tensor[], strength: number): void {
  checkList(name, 'weights', weights, Tensor)
  checkArgument(name, 'strength', strength, 'number')
  if (weights.length === 0)
    throw new ArgumentError(`${name}: there are no weights to keep small`)
  if (!(strength >= 0 && strength < Infinity))
    throw new ArgumentError(
      `${name}: strength must be 0 or above and finite, got ${describe(strength)}`,
    )
}
