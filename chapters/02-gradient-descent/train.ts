import { anySeed, between, experiment, whole } from '#book'
import { Random } from 'chalkgrad'
import { table } from 'chalkgrad/node/terminal'
import { bestRate, curvature, largestStableRate } from './curvature.ts'
import { descend } from './descend.ts'
import { differenceError } from './difference-error.ts'
import { epsilons } from './epsilons.ts'
import { closedForm, gradient, loss, type Line } from './line.ts'
import { miniBatchDescent } from './mini-batch.ts'
import {
  centralDifference,
  forwardDifference,
  numericGradient,
} from './numeric-gradient.ts'
import { noisyLine } from './points.ts'

const start: Line = { w: 0, b: 0 }
const farther = (p: Line, q: Line): number =>
  Math.max(Math.abs(p.w - q.w), Math.abs(p.b - q.b))

const short = (curve: number[]): number[] =>
  curve.map((value) => Number(value.toPrecision(4)))
const everyTenth = (curve: number[]): number[] => curve.filter((_, i) => i % 10 === 0)

export default experiment({
  description: 'Finds w and b of y = 2x + 1 from noisy points, by gradient descent',
  options: {
    seed: 1,
    points: 5000,
    noise: 0.1,
    steps: 200,
    small: 0.001,
    right: 0.3,
    large: 0.47,
    batchSize: 32,
  },
  about: {
    seed: { help: 'draws the points', range: anySeed },
    points: { help: 'how many points are drawn', range: whole(2, 1_000_000) },
    noise: { help: 'how far they scatter around the line', range: between(0, 1000) },
    steps: { help: 'steps of gradient descent', range: whole(1, 100_000) },
    small: { help: 'a learning rate that is too small', range: between(1e-9, 10) },
    right: { help: 'a learning rate that is right', range: between(1e-9, 10) },
    large: { help: 'a learning rate that is too large', range: between(1e-9, 10) },
    batchSize: { help: 'points in a mini-batch', range: whole(1, 1_000_000) },
  },
  run(options, ui) {
    const random = new Random(options.seed)
    const points = noisyLine(options.points, options.noise, random)
    const count = ui.short ? 2 : options.steps
    const lossAt = (line: Line): number => loss(points, line)
    const slopeAt = (line: Line): Line => gradient(points, line)

    const byHand = slopeAt(start)
    const numeric = numericGradient(lossAt, start)
    const exact = closedForm(points)
    const bends = curvature(points.x)
    const limit = largestStableRate(bends)
    ui.print(
      table(
        ['gradient at w = 0, b = 0', '∂L/∂w', '∂L/∂b'],
        [
          ['derived by hand', byHand.w.toFixed(9), byHand.b.toFixed(9)],
          ['central difference', numeric.w.toFixed(9), numeric.b.toFixed(9)],
        ],
      ),
    )
    ui.print(`largest stable learning rate: 2/λ = ${limit.toFixed(4)}\n`)

    const rates = [options.small, options.right, options.large]
    const bar = ui.progress(rates.length, 'descending')
    const paths = rates.map((rate) => {
      const path = descend(slopeAt, start, rate, count)
      bar.step(`rate ${rate}`)
      return path
    })
    bar.end()
    const [small, right, large] = paths.map((path) => path.map(lossAt))
    ui.print('log₁₀ of the loss')
    ui.curve({
      [`rate ${options.small}`]: small.map(Math.log10),
      [`rate ${options.right}`]: right.map(Math.log10),
      [`rate ${options.large}`]: large.map(Math.log10),
    })

    // Just below and just above the limit: does the distance to the best line shrink or
    // grow, from first to last step?
    const growth = (rate: number): number => {
      const path = descend(slopeAt, start, rate, ui.short ? 2 : 2000)
      return farther(path[path.length - 1], exact) / farther(start, exact)
    }
    const centered = { x: points.x.sub(points.x.mean()), y: points.y }
    const centeredBends = curvature(centered.x)
    const stepsToHundredth = (path: Line[], goal: Line): number =>
      path.findIndex((line) => farther(line, goal) < 0.01)
    const centeredPath = descend(
      (line) => gradient(centered, line),
      start,
      bestRate(centeredBends),
      count,
    )
    const bestPath = descend(slopeAt, start, bestRate(bends), count)

    const mini = { batchSize: options.batchSize, epochs: ui.short ? 1 : 10 }
    const constant = miniBatchDescent(points, start, {
      ...mini,
      learningRate: () => 0.1,
      random,
    })
    const falling = miniBatchDescent(points, start, {
      ...mini,
      learningRate: (i) => 0.1 / (1 + i / 100),
      random,
    })
    const distances = (path: Line[]): number[] => path.map((line) => farther(line, exact))
    // The first step after which the line never leaves again.
    const within = (path: Line[]): number =>
      distances(path).findLastIndex((distance) => distance > 0.05) + 1
    const tail = (path: Line[]): number => {
      const last = distances(path).slice(-100)
      return last.reduce((sum, distance) => sum + distance, 0) / last.length
    }

    const found = paths[1][count]
    ui.print(
      table(
        ['line', 'w', 'b', 'loss'],
        [
          [
            'gradient descent',
            found.w.toFixed(6),
            found.b.toFixed(6),
            lossAt(found).toFixed(6),
          ],
          ['closed form', exact.w.toFixed(6), exact.b.toFixed(6), lossAt(exact).toFixed(6)],
          ['the truth', '2', '1', lossAt({ w: 2, b: 1 }).toFixed(6)],
        ],
      ),
    )

    return {
      metrics: {
        w: found.w,
        b: found.b,
        errorW: Math.abs(found.w - 2),
        errorB: Math.abs(found.b - 1),
        loss: lossAt(found),
        lossOfTruth: lossAt({ w: 2, b: 1 }),
        toClosedForm: farther(found, exact),
        gradientDifference: farther(byHand, numeric),
        largestCurvature: bends.largest,
        smallestCurvature: bends.smallest,
        conditionNumber: bends.largest / bends.smallest,
        limit,
        belowLimit: growth(0.99 * limit),
        aboveLimit: growth(1.01 * limit),
        smallLoss: small[count],
        largeLoss: large[count],
        largeFactor: Math.abs(1 - options.large * bends.largest),
        largeFactorMeasured:
          farther(paths[2][count], exact) / farther(paths[2][count - 1], exact),
        bestRateSteps: stepsToHundredth(bestPath, exact),
        centeredConditionNumber: centeredBends.largest / centeredBends.smallest,
        centeredSteps: stepsToHundredth(centeredPath, closedForm(centered)),
        fullPointsSeen: within(paths[1]) * options.points,
        miniPointsSeen: within(constant) * options.batchSize,
        miniDistance: tail(constant),
        miniFallingDistance: tail(falling),
      },
      curves: {
        small: short(small),
        right: short(right),
        large: short(large),
        fullDistance: short(distances(paths[1])),
        miniBatchDistance: short(everyTenth(distances(constant))),
        miniBatchFallingDistance: short(everyTenth(distances(falling))),
        forward64: epsilons.map((epsilon) =>
          differenceError(forwardDifference, 'float64', epsilon),
        ),
        central64: epsilons.map((epsilon) =>
          differenceError(centralDifference, 'float64', epsilon),
        ),
        forward32: epsilons.map((epsilon) =>
          differenceError(forwardDifference, 'float32', epsilon),
        ),
        central32: epsilons.map((epsilon) =>
          differenceError(centralDifference, 'float32', epsilon),
        ),
      },
    }
  },
})
