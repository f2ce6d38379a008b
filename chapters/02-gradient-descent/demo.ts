import { Random, scope, type Tensor } from 'chalkgrad'
import { contour } from './contour.ts'
import { curvature, largestStableRate } from './curvature.ts'
import { closedForm, gradient, loss, type Line } from './line.ts'
import { noisyLine } from './points.ts'
import { step } from './step.ts'

export interface Options {
  learningRate: number
  /** Points for each gradient; 'all' for every one of them. */
  batchSize: 'all' | '8' | '1'
  noise: number
  seed: number
  /** Take the mean of x away from every x first? */
  centered: boolean
}

type Place = [x: number, y: number]

export interface Frame {
  /** Sorted by x. */
  points: Place[]
  line: Line
  best: Line
  /** All lines so far, as [w, b]. */
  path: Place[]
  losses: number[]
  contours: Place[][]
  /** The largest learning rate that does not diverge, with all points: 2/λ. */
  limit: number
  outcome: 'under way' | 'arrived' | 'diverged'
}

const count = 40
const levels = [0.02, 0.2, 0.8, 2, 4, 8]
const start: Line = { w: 0, b: 2 }
const place = ({ w, b }: Line): Place => [w, b]

/** A line being fitted: one step of gradient descent at a time. */
export function create({ learningRate, batchSize, noise, seed, centered }: Options) {
  const random = new Random(seed)
  const { x: measured, y } = noisyLine(count, noise, random)
  const x = centered ? measured.sub(measured.mean()) : measured
  const points = { x, y }
  const best = closedForm(points)
  const fixed = {
    points: pairs(x, y),
    best,
    contours: levels.map((above) => contour(x, best, above).map(place)),
    limit: largestStableRate(curvature(x)),
  }
  const size = batchSize === 'all' ? count : Number(batchSize)
  let order = random.permutation(count)
  let at = 0

  let line = start
  const path = [place(line)]
  const losses = [loss(points, line)]
  let outcome: Frame['outcome'] = 'under way'
  const frame = (): Frame => ({ ...fixed, line, path, losses, outcome })

  /** The slopes on the next few points, in a new random order for every pass. */
  function nextSlope(): Line {
    if (size === count) return gradient(points, line)
    if (at === count) {
      order = random.permutation(count)
      at = 0
    }
    const chosen = [...order.subarray(at, (at += size))]
    return gradient({ x: x.indexSelect(0, chosen), y: y.indexSelect(0, chosen) }, line)
  }

  return {
    first: frame,
    done: () => outcome !== 'under way',
    step(): Frame {
      const slope = scope(nextSlope)
      line = step(line, slope, learningRate)
      path.push(place(line))
      losses.push(scope(() => loss(points, line)))
      if (!(losses[losses.length - 1] < 1e6)) outcome = 'diverged'
      // With a few points a time the slope is never zero for long.
      else if (size === count && Math.hypot(slope.w, slope.b) < 1e-6) outcome = 'arrived'
      return frame()
    },
  }
}

function pairs(x: Tensor, y: Tensor): Place[] {
  const [xs, ys] = [x.data(), y.data()]
  return Array.from(xs, (at, i): Place => [at, ys[i]]).sort(([a], [b]) => a - b)
}
