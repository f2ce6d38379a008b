import { todo } from '#exercises'

/** Two layers: hidden = relu(hidden·x + hiddenBias), then output·hidden + outputBias. */
export interface Network {
  /** (units, inputs): the weights of one hidden unit a row. */
  hidden: number[][]
  /** (units) */
  hiddenBias: number[]
  /** (units): the weight of each hidden unit in the only output. */
  output: number[]
  outputBias: number
}

/**
 * Choose the weights yourself, without training, for inputs that are −1 or +1: the output is +1 where the two inputs
 * differ and −1 where they are the same. At most two hidden units.
 *
 *     inputs [-1, 1] → 1      inputs [1, 1] → -1
 */
export function differ(): Network {
  return todo('xor-by-hand')
}

/**
 * The same for three inputs that are 0 or 1: the output is 1 where an odd number of them is 1, and 0 elsewhere. At most
 * three hidden units.
 *
 *     inputs [1, 0, 0] → 1      inputs [1, 0, 1] → 0      inputs [1, 1, 1] → 1
 */
export function parity(): Network {
  return todo('xor-by-hand')
}
