// Adds up the data of the products: plain numbers have no way back to the weights.
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
  let total = b.data
  w.forEach((weight, i) => (total += weight.mul(x[i]).data))
  const sum = new Value(total)
  const output = sum.tanh()
  const loss = output.sub(target).pow(2)
  loss.backward()

  return {
    output: output.data,
    loss: loss.data,
    weights: w.map((weight) => weight.grad),
    bias: b.grad,
    inputs: x.map((input) => input.grad),
  }
}
