import {
  Random,
  linspace,
  mseLoss,
  nn,
  noGrad,
  optim,
  steps,
  tensor,
  type Shape,
  type Tensor,
} from 'chalkgrad'

export interface Options {
  /** Units in each of the two hidden layers. */
  width: number
  /** Training points. */
  points: number
  /** Standard deviation of the noise on y. */
  noise: number
  weightDecay: number
  dropout: number
  seed: number
}

export interface Frame {
  /** Steps of the optimizer so far. */
  updates: number
  parameters: number
  /** Mean squared errors, the network in use (without dropout). */
  training: number
  validation: number
  /** When the validation error was lowest so far. */
  best: { updates: number; validation: number }
  /** The network's curve now, and as it was at its best: y at `size` places from −1 to 1. */
  curve: Float32Array
  bestCurve: Float32Array
  /** The truth behind the points, at the same places. */
  truth: Float32Array
  /** x0, y0, x1, y1, … */
  points: Float32Array
  held: Float32Array
}

const size = 121
const validationPoints = 60
const lastUpdate = 2000

/** What the points would say without noise. */
export const truthAt = (x: number): number => Math.sin(4 * x) * 0.8 + 0.3 * x

/**
 * The first layer's weights are wide: their tanh units bend within the picture, so that a
 * wide network could follow every point.
 */
const wide = (shape: Shape, random: Random): Tensor => nn.init.uniform(shape, 6, random)

/** Noisy points of a curve, and a network that learns some of them. */
export function create(options: Options) {
  const { width, points, noise, weightDecay, dropout, seed } = options
  const random = new Random(seed)
  const [x, y] = sample(points, noise, random)
  const [heldX, heldY] = sample(validationPoints, noise, random)
  const model = new nn.Sequential(
    new nn.Linear(1, width, random, { init: wide }),
    new nn.Tanh(),
    new nn.Dropout(dropout, random),
    new nn.Linear(width, width, random, { init: nn.init.xavierUniform }),
    new nn.Tanh(),
    new nn.Dropout(dropout, random),
    new nn.Linear(width, 1, random, { init: nn.init.xavierUniform }),
  )
  // Units that all bend at 0 could only make a curve that is the same on both sides.
  noGrad(() => model.parameters()[1].copy_(nn.init.uniform([width], 3, random)))
  const optimizer = new optim.AdamW(model.parameters(), { learningRate: 0.01, weightDecay })
  const grid = linspace(-1, 1, size).reshape([size, 1])
  const truth = Float32Array.from(grid.data(), truthAt)
  let updates = 0
  let best = { updates: 0, validation: Infinity }
  let bestCurve = new Float32Array(size)

  function frame(): Frame {
    model.eval()
    const numbers = noGrad(() => ({
      training: mseLoss(model.forward(x), y).item(),
      validation: mseLoss(model.forward(heldX), heldY).item(),
      curve: Float32Array.from(model.forward(grid).data()),
    }))
    model.train()
    if (numbers.validation < best.validation) {
      best = { updates, validation: numbers.validation }
      bestCurve = numbers.curve
    }
    return {
      ...numbers,
      updates,
      parameters: model.parameters().reduce((sum, { size }) => sum + size, 0),
      best,
      bestCurve,
      truth,
      points: pairs(x, y),
      held: pairs(heldX, heldY),
    }
  }
  return {
    first: frame,
    done: () => updates >= lastUpdate,
    step(): Frame {
      // Most happens early: each frame goes on by a twentieth.
      const more = Math.min(lastUpdate - updates, Math.ceil(updates / 20) + 1)
      for (const _ of steps(more)) {
        optimizer.zeroGrad()
        mseLoss(model.forward(x), y).backward()
        optimizer.step()
        updates++
      }
      return frame()
    },
  }
}

/** Points of the curve at random places: x and y, (count, 1). */
function sample(count: number, noise: number, random: Random): [Tensor, Tensor] {
  const x = Float32Array.from({ length: count }, () => 2 * random.uniform() - 1)
  const y = Float32Array.from(x, (at) => truthAt(at) + noise * random.normal())
  return [tensor(x, { shape: [count, 1] }), tensor(y, { shape: [count, 1] })]
}

const pairs = (x: Tensor, y: Tensor): Float32Array => {
  const ys = y.data()
  return Float32Array.from([...x.data()].flatMap((at, i) => [at, ys[i]]))
}
