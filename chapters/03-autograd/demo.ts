import { Random } from 'chalkgrad'
import { demoFormulas } from './demo-formulas.ts'
import { layout, type Layout } from './layout.ts'
import { twoMoons } from './moons.ts'
import { accuracy, descend, meanSquaredError, Network } from './network.ts'
import { type Moment, walkthrough, type Walkthrough } from './walkthrough.ts'

/**
 * `graph`: a formula stepped forward and backward. `moons`: the network of Values, a few
 * steps of training a frame.
 */
export type Options =
  | { view: 'graph'; formula: string; inputs: number[] }
  | { view: 'moons'; seed: number; learningRate: number }

export interface GraphFrame {
  view: 'graph'
  nodes: Walkthrough['nodes']
  edges: Walkthrough['edges']
  layout: Layout
  moment: Moment
  position: number
  moments: number
}

export interface MoonsFrame {
  view: 'moons'
  step: number
  loss: number
  accuracy: number
  nodes: number
  /** x0, y0, x1, y1, …, and 1 for the upper moon, 0 for the lower. */
  points: number[]
  labels: number[]
  /**
   * The network's belief in the upper moon on a grid of `size` × `size` places, rows from
   * the top: 0 … 1.
   */
  belief: Float32Array
  size: number
  /** The picture shows the plane from −extent to extent. */
  extent: number
}

export type Frame = GraphFrame | MoonsFrame

export function create(options: Options): {
  first(): Frame
  step(): Frame
  done(): boolean
} {
  return options.view === 'graph' ? createGraph(options) : createMoons(options)
}

function createGraph({ formula: id, inputs }: Options & { view: 'graph' }) {
  const formula = demoFormulas.find((formula) => formula.id === id) ?? demoFormulas[0]
  const at = Object.values(formula.inputs).map((usual, i) =>
    Number.isFinite(inputs[i]) ? inputs[i] : usual,
  )
  const { nodes, edges, moments } = walkthrough(formula, at)
  const places = layout(nodes.length, edges)
  let position = 0

  const frame = (): GraphFrame => ({
    view: 'graph',
    nodes,
    edges,
    layout: places,
    moment: moments[position],
    position,
    moments: moments.length,
  })
  return {
    first: frame,
    step() {
      position = Math.min(position + 1, moments.length - 1)
      return frame()
    },
    done: () => position === moments.length - 1,
  }
}

const size = 40
const extent = 2
const stepsPerFrame = 2
const lastStep = 600

function createMoons({ seed, learningRate }: Options & { view: 'moons' }) {
  const random = new Random(seed)
  const points = twoMoons(100, random)
  const network = new Network([2, 8, 8, 1], random)
  const parameters = network.parameters()
  let step = 0

  const frame = (): MoonsFrame => {
    const loss = meanSquaredError(network, points)
    return {
      view: 'moons',
      step,
      loss: loss.data,
      accuracy: accuracy(network, points),
      nodes: loss.topologicalOrder().length,
      points: points.flatMap(({ x, y }) => [x, y]),
      labels: points.map(({ label }) => (label > 0 ? 1 : 0)),
      belief: belief(network),
      size,
      extent,
    }
  }
  return {
    first: frame,
    step() {
      for (let i = 0; i < stepsPerFrame; i++)
        descend(parameters, meanSquaredError(network, points), learningRate)
      step += stepsPerFrame
      return frame()
    },
    done: () => step >= lastStep,
  }
}

/** The output lies between −1 and 1; as a belief between 0 and 1. */
function belief(network: Network): Float32Array {
  return Float32Array.from({ length: size * size }, (_, i) => {
    const x = extent * ((2 * ((i % size) + 0.5)) / size - 1)
    const y = extent * (1 - (2 * (Math.floor(i / size) + 0.5)) / size)
    return (network.forward({ x, y }).data + 1) / 2
  })
}
