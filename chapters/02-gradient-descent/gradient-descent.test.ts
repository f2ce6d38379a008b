import { describe, expect, it } from 'vitest'
import { Random, tensor } from 'chalkgrad'
import { silentUi } from '#book'
import { contour } from './contour.ts'
import { bestRate, curvature, largestStableRate } from './curvature.ts'
import { descend } from './descend.ts'
import { differenceError } from './difference-error.ts'
import figures from './figures.data.ts'
import { closedForm, gradient, loss, type Line } from './line.ts'
import { miniBatchDescent } from './mini-batch.ts'
import {
  centralDifference,
  forwardDifference,
  numericGradient,
} from './numeric-gradient.ts'
import { noisyLine, threePoints, type Points } from './points.ts'
import results from './results.json'
import { step } from './step.ts'
import train from './train.ts'

const start: Line = { w: 0, b: 0 }
const three = threePoints()
const distance = (p: Line, q: Line): number => Math.hypot(p.w - q.w, p.b - q.b)
const slopeOf =
  (points: Points) =>
  (line: Line): Line =>
    gradient(points, line)

describe('three points by hand', () => {
  it('loss: 11.58 at (0, 0), 0.045 at the best line', () => {
    expect(loss(three, start)).toBeCloseTo(11.58, 12)
    expect(loss(three, { w: 1.95, b: 1.05 })).toBeCloseTo(0.045, 12)
  })

  it('gradient: (−8.6, −6), and one step with rate 0.1 goes to (0.86, 0.6)', () => {
    const slope = gradient(three, start)
    expect(slope.w).toBeCloseTo(-8.6, 12)
    expect(slope.b).toBeCloseTo(-6, 12)
    const next = step(start, slope, 0.1)
    expect(next.w).toBeCloseTo(0.86, 12)
    expect(next.b).toBeCloseTo(0.6, 12)
    expect(loss(three, next)).toBeCloseTo(3.2087, 4)
  })

  it('closed form: w = 1.95, b = 1.05, where the slope is zero', () => {
    const best = closedForm(three)
    expect(best.w).toBeCloseTo(1.95, 12)
    expect(best.b).toBeCloseTo(1.05, 12)
    expect(distance(gradient(three, best), { w: 0, b: 0 })).toBeLessThan(1e-12)
  })

  it('slope over w at (1, 1): chords of width 1 give −1.6 forward and −3.2667 central, which is exact', () => {
    const f = (w: number): number => loss(three, { w, b: 1 })
    expect(forwardDifference(f, 1, 1)).toBeCloseTo(-1.6, 10)
    expect(centralDifference(f, 1, 1)).toBeCloseTo(-9.8 / 3, 10)
    expect(gradient(three, { w: 1, b: 1 }).w).toBeCloseTo(-9.8 / 3, 10)
  })

  it('curvatures 4.775 and 0.558, so 2/λ = 0.419', () => {
    const bends = curvature(three.x)
    expect(bends.largest).toBeCloseTo((8 + 2 * Math.sqrt(10)) / 3, 12)
    expect(bends.smallest).toBeCloseTo((8 - 2 * Math.sqrt(10)) / 3, 12)
    expect(largestStableRate(bends)).toBeCloseTo(0.4189, 4)
    expect(bestRate(bends)).toBeCloseTo(0.375, 12)
  })
})

describe('the numeric gradient', () => {
  it('agrees with the one derived by hand, anywhere', () => {
    const random = new Random(3)
    for (let i = 0; i < 20; i++) {
      const points = noisyLine(10, 1, random)
      const line = { w: 3 * random.normal(), b: 3 * random.normal() }
      const numeric = numericGradient((at) => loss(points, at), line)
      expect(distance(numeric, gradient(points, line))).toBeLessThan(1e-6)
    }
  })

  it.each([
    ['forward', forwardDifference, 10],
    ['central', centralDifference, 100],
  ] as const)(
    '%s: a tenth of ε gives an error %s times smaller',
    (_, difference, factor) => {
      const ratio =
        differenceError(difference, 'float64', 1e-2) /
        differenceError(difference, 'float64', 1e-3)
      expect(ratio).toBeGreaterThan(0.97 * factor)
      expect(ratio).toBeLessThan(1.03 * factor)
    },
  )

  it('the errors are ε/2 · f″ and ε²/6 · f‴', () => {
    expect(
      differenceError(forwardDifference, 'float64', 1e-4) / ((1e-4 / 2) * Math.E),
    ).toBeCloseTo(1, 3)
    expect(
      differenceError(centralDifference, 'float64', 1e-3) / ((1e-6 / 6) * Math.E),
    ).toBeCloseTo(1, 3)
  })

  it.each([
    ['forward', forwardDifference, 'float64', 1e-9, 1e-7],
    ['central', centralDifference, 'float64', 1e-11, 1e-9],
    ['forward', forwardDifference, 'float32', 1e-4, 1e-2],
    ['central', centralDifference, 'float32', 1e-6, 1e-4],
  ] as const)(
    '%s in %s, %s: the best ε leaves an error between %d and %d',
    (_, difference, dtype, low, high) => {
      const errors = Array.from({ length: 23 }, (_, i) =>
        differenceError(difference, dtype, 10 ** (-1 - i / 2)),
      )
      const best = Math.min(...errors)
      expect(best).toBeGreaterThan(low)
      expect(best).toBeLessThan(high)
      // The V: both ends are far worse than the bottom.
      expect(errors[0]).toBeGreaterThan(100 * best)
      expect(errors[errors.length - 1]).toBeGreaterThan(100 * best)
    },
  )
})

describe('the learning rate', () => {
  const wide = noisyLine(50, 0.2, new Random(7))

  it.each([
    ['three points', three],
    ['fifty points', wide],
  ] as const)('%s: just below 2/λ converges, just above diverges', (_, points) => {
    const limit = largestStableRate(curvature(points.x))
    const best = closedForm(points)
    const after = (rate: number): number =>
      distance(descend(slopeOf(points), start, rate, 3000)[3000], best) /
      distance(start, best)
    expect(after(0.99 * limit)).toBeLessThan(1e-6)
    expect(after(1.01 * limit)).toBeGreaterThan(1e6)
  })

  it('the distance is multiplied by |1 − ηλ| along the steepest direction', () => {
    const { largest } = curvature(three.x)
    const best = closedForm(three)
    const path = descend(slopeOf(three), start, 0.43, 200)
    const factor = distance(path[200], best) / distance(path[199], best)
    expect(factor).toBeCloseTo(Math.abs(1 - 0.43 * largest), 6)
  })

  it('at the best rate it shrinks by (κ − 1)/(κ + 1) a step, and no other rate does better', () => {
    const bends = curvature(three.x)
    const condition = bends.largest / bends.smallest
    const slowest = (rate: number): number =>
      Math.max(Math.abs(1 - rate * bends.largest), Math.abs(1 - rate * bends.smallest))
    const best = bestRate(bends)
    expect(slowest(best)).toBeCloseTo((condition - 1) / (condition + 1), 12)
    for (const rate of [0.9 * best, 0.99 * best, 1.01 * best, 1.1 * best]) {
      expect(slowest(rate)).toBeGreaterThan(slowest(best))
    }
  })

  it('the curvatures are those of the numeric second derivatives', () => {
    const slopeAt = (w: number, b: number): Line => gradient(wide, { w, b })
    const ww = slopeAt(1, 0).w - slopeAt(0, 0).w
    const wb = slopeAt(0, 1).w - slopeAt(0, 0).w
    const bb = slopeAt(0, 1).b - slopeAt(0, 0).b
    const { largest, smallest } = curvature(wide.x)
    expect(largest + smallest).toBeCloseTo(ww + bb, 10)
    expect(largest * smallest).toBeCloseTo(ww * bb - wb * wb, 10)
  })

  it('centering makes the curvatures 2 · var x and 2, and keeps the line', () => {
    const centered = { x: three.x.sub(three.x.mean()), y: three.y }
    const bends = curvature(centered.x)
    expect(bends.largest).toBeCloseTo(2, 12)
    expect(bends.smallest).toBeCloseTo(4 / 3, 12)
    const line = closedForm(centered)
    expect(line.w).toBeCloseTo(1.95, 12)
    expect(line.b - line.w * 1).toBeCloseTo(1.05, 12)
  })
})

it('one parameter after the other: the limit of the three points is 0.8', () => {
  const after = (rate: number): number => {
    let line = start
    for (let i = 0; i < 2000; i++) {
      line = { ...line, w: line.w - rate * gradient(three, line).w }
      line = { ...line, b: line.b - rate * gradient(three, line).b }
    }
    return distance(line, closedForm(three))
  }
  expect(after(0.79)).toBeLessThan(1e-6)
  expect(after(0.81)).toBeGreaterThan(1e6)
})

describe('the closed form', () => {
  it('is where gradient descent ends, and no line near it is better', () => {
    const random = new Random(5)
    const points = noisyLine(30, 0.5, random)
    const best = closedForm(points)
    const end = descend(slopeOf(points), start, 0.2, 2000)[2000]
    expect(distance(end, best)).toBeLessThan(1e-9)
    for (let i = 0; i < 20; i++) {
      const near = {
        w: best.w + 0.01 * random.normal(),
        b: best.b + 0.01 * random.normal(),
      }
      expect(loss(points, near)).toBeGreaterThan(loss(points, best))
    }
  })

  it('satisfies the normal equations', () => {
    const points = noisyLine(12, 1, new Random(9))
    const { w, b } = closedForm(points)
    const mean = (t: typeof points.x): number => t.mean().item()
    const { x, y } = points
    expect(w * mean(x.square()) + b * mean(x)).toBeCloseTo(mean(x.mul(y)), 12)
    expect(w * mean(x) + b).toBeCloseTo(mean(y), 12)
  })

  it('has no answer when all x are equal', () => {
    const points = {
      x: tensor([1, 1, 1], { dtype: 'float64' }),
      y: tensor([1, 2, 3], { dtype: 'float64' }),
    }
    expect(closedForm(points).w).toBeNaN()
  })
})

describe('mini-batches', () => {
  it('the mean of the batch gradients is the gradient of all points', () => {
    const points = noisyLine(12, 1, new Random(2))
    const line = { w: 0.3, b: -1 }
    const parts = [0, 1, 2, 3].map((i) =>
      gradient(
        { x: points.x.slice(0, 3 * i, 3 * i + 3), y: points.y.slice(0, 3 * i, 3 * i + 3) },
        line,
      ),
    )
    const mean = {
      w: parts.reduce((sum, { w }) => sum + w, 0) / 4,
      b: parts.reduce((sum, { b }) => sum + b, 0) / 4,
    }
    expect(distance(mean, gradient(points, line))).toBeLessThan(1e-12)
  })

  it('four times the points make half the spread', () => {
    const points = noisyLine(4096, 0.5, new Random(4))
    const line = { w: 0, b: 0 }
    const full = gradient(points, line)
    const spread = (size: number): number => {
      const random = new Random(1)
      let sum = 0
      for (let i = 0; i < 2000; i++) {
        const chosen = Array.from({ length: size }, () => random.integer(4096))
        const part = {
          x: points.x.indexSelect(0, chosen),
          y: points.y.indexSelect(0, chosen),
        }
        sum += (gradient(part, line).w - full.w) ** 2
      }
      return Math.sqrt(sum / 2000)
    }
    expect(spread(4) / spread(16)).toBeCloseTo(2, 0)
    expect(spread(16) / spread(64)).toBeCloseTo(2, 0)
  })

  it('with a batch of all points it is gradient descent', () => {
    const random = new Random(1)
    const path = miniBatchDescent(three, start, {
      batchSize: 3,
      epochs: 20,
      learningRate: () => 0.1,
      random,
    })
    expect(distance(path[20], descend(slopeOf(three), start, 0.1, 20)[20])).toBeLessThan(
      1e-12,
    )
  })
})

it('all figures are drawn, and nothing in them is not a number', () => {
  const drawn = Object.entries(figures.load())
  expect(drawn).toHaveLength(9)
  for (const [name, svg] of drawn) {
    expect(svg, name).toMatch(/^<svg/)
    expect(svg, name).not.toMatch(/NaN|Infinity|undefined/)
  }
})

it('a contour is a line of equal loss', () => {
  const best = closedForm(three)
  for (const line of contour(three.x, best, 0.7))
    expect(loss(three, line)).toBeCloseTo(0.045 + 0.7, 10)
})

describe('the experiment', () => {
  it.each([1, 2])('finds w and b to a hundredth (seed %d)', async (seed) => {
    const options = { ...train.options, seed } as Parameters<typeof train.run>[0]
    const { metrics } = await train.run(options, silentUi(false))
    expect(metrics.errorW).toBeLessThan(1e-2)
    expect(metrics.errorB).toBeLessThan(1e-2)
    expect(metrics.toClosedForm).toBeLessThan(1e-6)
    expect(metrics.belowLimit).toBeLessThan(1e-6)
    expect(metrics.aboveLimit).toBeGreaterThan(1e6)
    expect(metrics.largeFactorMeasured).toBeCloseTo(metrics.largeFactor, 6)
  })

  it('repeats the recorded result', async () => {
    const { metrics } = await train.run(
      train.options as Parameters<typeof train.run>[0],
      silentUi(false),
    )
    expect(metrics.w).toBeCloseTo(results.main.metrics.w, 9)
    expect(metrics.miniDistance).toBeCloseTo(results.main.metrics.miniDistance, 9)
  })
})
