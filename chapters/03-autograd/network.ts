import { type Generator, Value } from 'chalkgrad'
import type { Point } from './moons.ts'

/** tanh(w · inputs + b): each weight, and the bias, is a Value that the graph remembers. */
export class Neuron {
  readonly weights: Value[]
  readonly bias = new Value(0)

  constructor(inputs: number, random: Generator) {
    const scale = 1 / Math.sqrt(inputs)
    this.weights = Array.from({ length: inputs }, () => new Value(scale * random.normal()))
  }

  forward(inputs: Value[]): Value {
    let sum = this.bias
    this.weights.forEach((weight, i) => (sum = sum.add(weight.mul(inputs[i]))))
    return sum.tanh()
  }
}

/** Layers of neurons: every neuron reads all outputs of the layer before. `sizes` [2, 8, 8, 1]: 2 inputs, 1 output. */
export class Network {
  readonly layers: Neuron[][]

  constructor(sizes: number[], random: Generator) {
    this.layers = sizes.slice(1).map((size, i) => Array.from({ length: size }, () => new Neuron(sizes[i], random)))
  }

  forward(point: { x: number; y: number }): Value {
    let outputs = [new Value(point.x), new Value(point.y)]
    for (const layer of this.layers) outputs = layer.map((neuron) => neuron.forward(outputs))
    return outputs[0]
  }

  parameters(): Value[] {
    return this.layers.flat().flatMap((neuron) => [...neuron.weights, neuron.bias])
  }
}

/** The mean of (output − label)² over all points: one Value at the end of a graph of thousands. */
export function meanSquaredError(network: Network, points: Point[]): Value {
  let sum = new Value(0)
  for (const point of points) sum = sum.add(network.forward(point).sub(point.label).pow(2))
  return sum.div(points.length)
}

/** One step of gradient descent. */
export function descend(parameters: Value[], loss: Value, learningRate: number): void {
  for (const parameter of parameters) parameter.grad = 0
  loss.backward()
  for (const parameter of parameters) parameter.data -= learningRate * parameter.grad
}

export function accuracy(network: Network, points: Point[]): number {
  return points.filter((point) => Math.sign(network.forward(point).data) === point.label).length / points.length
}
