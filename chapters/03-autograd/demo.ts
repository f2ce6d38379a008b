import { Generator } from 'chalkgrad'
import { twoMoons, type Point } from './moons.ts'
import { accuracy, descend, meanSquaredError, Network } from './network.ts'
import { demoFormulas, walkthrough, type Walkthrough } from './walkthrough.ts'

/** `graph`: a formula stepped forward and backward. `moons`: the network of Values, trained a few steps a frame. */
export type Options =
  { view: 'graph'; formula: string; inputs: number[] } | { view: 'moons'; seed: number; learningRate: number }

export interface GraphFrame extends Walkthrough {
  view: 'graph'
}

export interface MoonsFrame {
  view: 'moons'
  step: number
  loss: number
  accuracy: number
  nodes: number
  points: Point[]
  /** The network's output on a grid of `size` × `size` places, rows from the top: −1 … 1. */
  grid: Float32Array
  size: number
}

export type Frame = GraphFrame | MoonsFrame

/** The part of the plane that the picture shows: x from −left to left, y from −top to top. */
export const view = { left: 2, top: 1.5 }

export function create(options: Options): { step(): Frame } {
  return options.view === 'graph' ? createGraph(options) : createMoons(options)
}

/** The whole walk is one frame: the page moves through its moments, forward and back, without asking again. */
function createGraph({ formula: id, inputs }: Options & { view: 'graph' }) {
  const formula = demoFormulas.find((formula) => formula.id === id) ?? demoFormulas[0]
  const defaults = Object.values(formula.inputs)
  const at = defaults.map((x, i) => (Number.isFinite(inputs[i]) ? inputs[i] : x))
  return { step: (): GraphFrame => ({ view: 'graph', ...walkthrough(formula, at) }) }
}

const stepsPerFrame = 4

function createMoons({ seed, learningRate }: Options & { view: 'moons' }) {
  const random = new Generator(seed)
  const points = twoMoons(100, random)
  const network = new Network([2, 8, 8, 1], random)
  const parameters = network.parameters()
  let step = -stepsPerFrame

  return {
    /** The first frame shows the network before training. */
    step(): MoonsFrame {
      if (step >= 0) {
        for (let i = 0; i < stepsPerFrame; i++) descend(parameters, meanSquaredError(network, points), learningRate)
      }
      step += stepsPerFrame
      const loss = meanSquaredError(network, points)
      return {
        view: 'moons',
        step,
        loss: loss.data,
        accuracy: accuracy(network, points),
        nodes: loss.topologicalOrder().length,
        points,
        grid: outputs(network),
        size: gridSize,
      }
    },
  }
}

const gridSize = 40

function outputs(network: Network): Float32Array {
  return Float32Array.from({ length: gridSize * gridSize }, (_, i) => {
    const x = ((i % gridSize) + 0.5) / gridSize
    const y = (Math.floor(i / gridSize) + 0.5) / gridSize
    return network.forward({ x: view.left * (2 * x - 1), y: view.top * (1 - 2 * y) }).data
  })
}
