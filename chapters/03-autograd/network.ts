import { type Random, Value } from 'chalkgrad'
import type { Point } from './moons.ts'

/** tanh(w · inputs + b): weights and bias are Values. */
export class Neuron {
  readonly weights: Value[]
  readonly bias = new Value(0)

  constructor(inputs: number, random: Random) {
    const scale = 1 / Math.sqrt(inputs)
    const weight = () => new Value(scale * random.normal())
    this.weights = Array.from({ length: inputs }, weight)
  }

  forward(inputs: Value[]): Value {
    let sum = this.bias
    for (let i = 0; i < inputs.length; i++) {
      sum = sum.add(this.weights[i].mul(inputs[i]))
    }
    return sum.tanh()
  }
}

/** `sizes` [2, 8, 8, 1]: two inputs, two layers of eight, one output. */
export class Network {
  readonly layers: Neuron[][] = []

  constructor(sizes: number[], random: Random) {
    for (let i = 1; i < sizes.length; i++) {
      const neuron = () => new Neuron(sizes[i - 1], random)
      this.layers.push(Array.from({ length: sizes[i] }, neuron))
    }
  }

  forward(point: { x: number; y: number }): Value {
    let outputs = [new Value(point.x), new Value(point.y)]
    for (const layer of this.layers) {
      const inputs = outputs
      outputs = layer.map((neuron) => neuron.forward(inputs))
    }
    return outputs[0]
  }

  parameters(): Value[] {
    const neurons = this.layers.flat()
    return neurons.flatMap(({ weights, bias }) => [...weights, bias])
  }
}

/** The mean of (output − label)² over all points, as one Value. */
export function meanSquaredError(network: Network, points: Point[]): Value {
  let sum = new Value(0)
  for (const point of points) {
    const error = network.forward(point).sub(point.label)
    sum = sum.add(error.pow(2))
  }
  return sum.div(points.length)
}

/** One step of gradient descent. */
export function descend(parameters: Value[], loss: Value, rate: number) {
  for (const parameter of parameters) parameter.grad = 0
  loss.backward()
  for (const parameter of parameters) {
    parameter.data -= rate * parameter.grad
  }
}

/** The share of the points whose output has the sign of the label. */
export function accuracy(network: Network, points: Point[]): number {
  const right = points.filter(
    (point) => Math.sign(network.forward(point).data) === point.label,
  )
  return right.length / points.length
}
