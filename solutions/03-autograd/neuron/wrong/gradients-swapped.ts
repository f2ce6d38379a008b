// Returns the gradients of the inputs as those of the weights, and the other way round.
import { Value } from 'chalkgrad'

/** What the neuron says, how wrong it is, and the derivatives of the loss. */
export interface NeuronResult {
  output: number
  loss: number
  weights: number[]
  bias: number
  inputs: number[]
}

/** One neuron and its gradients, by Values. */
export function neuron(weights: number[], bias: number, inputs: number[], target: number): NeuronResult {
  const w = weights.map((weight) => new Value(weight))
  const x = inputs.map((input) => new Value(input))
  const b = new Value(bias)
  let sum = b
  w.forEach((weight, i) => (sum = sum.add(weight.mul(x[i]))))
  const output = sum.tanh()
  const loss = output.sub(target).pow(2)
  loss.backward()

  return {
    output: output.data,
    loss: loss.data,
    weights: x.map((weight) => weight.grad),
    bias: b.grad,
    inputs: w.map((input) => input.grad),
  }
}
