import { todo } from '#exercises'
import { Value } from 'chalkgrad'

/**
 * What the neuron says, how wrong it is, and the derivatives of the loss.
 */
export interface NeuronResult {
  output: number
  loss: number
  /** ∂loss/∂weight, one for each weight. */
  weights: number[]
  /** ∂loss/∂bias */
  bias: number
  /** ∂loss/∂input, one for each input: what a layer below would need. */
  inputs: number[]
}

/**
 * One neuron and its gradients, by Values: output = tanh(Σ weightᵢ · inputᵢ
 * + bias), loss = (output − target)².
 *
 * Numbers come in and numbers go out. Make a Value of each number whose
 * derivative is asked for, compute the loss with their methods, call
 * backward, and read the gradients.
 *
 * Example: neuron([0.5, -1], 0.2, [1, 0.5], 1) has the output tanh(0.2) =
 * 0.1974 and the loss 0.6442.
 */
export function neuron(weights: number[], bias: number, inputs: number[], target: number): NeuronResult {
  return todo('neuron')
}
