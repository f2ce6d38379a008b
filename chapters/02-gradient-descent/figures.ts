import { contour } from './contour.ts'
import { bestRate, curvature } from './curvature.ts'
import { descend } from './descend.ts'
import { exponents } from './difference-error.ts'
import { closedForm, gradient, loss, type Line } from './line.ts'
import { plot, type Axis, type Curve, type Place } from './plot.ts'
import { threePoints, type Points } from './points.ts'

const start: Line = { w: 0, b: 0 }
const place = ({ w, b }: Line): Place => [w, b]
const range = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))

/** 10⁻³ */
const power = (value: number): string => {
  const digits = String(Math.round(Math.log10(value)))
  return `10${[...digits].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('')}`
}
const powers = (low: number, high: number, by: number): number[] =>
  Array.from({ length: Math.floor((high - low) / by) + 1 }, (_, i) => 10 ** (low + i * by))

const levels = [0.05, 0.25, 1, 3, 7, 12]
const contours = ({ x, y }: Points, all = levels): Curve[] =>
  all.map((above) => ({ points: contour(x, closedForm({ x, y }), above).map(place), color: 0 }))

const wAxis: Axis = { label: 'w', min: -1, max: 5, ticks: [-1, 0, 1, 2, 3, 4, 5] }
// One unit of b is as long as one of w, so that right angles are right.
const bAxis: Axis = { label: 'b', min: -1.5, max: 3.5, ticks: [-1, 0, 1, 2, 3] }
const square = 388

/** The loss of the three points over all lines. */
export function landscape(): string {
  const points = threePoints()
  const slope = gradient(points, start)
  return plot({
    description:
      'Contour lines of the loss over w and b: ellipses around w = 1.95, b = 1.05, long from top left to bottom right. From w = 0, b = 0 the way straight downhill crosses the contour line at a right angle.',
    x: wAxis,
    y: bAxis,
    height: square,
    curves: [
      ...contours(points),
      {
        points: [place(start), [-0.14 * slope.w, -0.14 * slope.b]],
        color: 2,
        label: 'straight downhill',
        dashed: true,
      },
      { points: [place(start)], color: 2, as: 'dots', label: 'start' },
      { points: [place(closedForm(points))], color: 1, as: 'dots', label: 'lowest point' },
    ],
  })
}

/** The loss over w alone, with two ways to measure its slope. */
export function slope(): string {
  const points = threePoints()
  const at = (w: number): Place => [w, loss(points, { w, b: 1 })]
  const tangent = gradient(points, { w: 1, b: 1 }).w
  const [, height] = at(1)
  return plot({
    description:
      'The loss over w for b = 1, a parabola. At w = 1 the tangent falls steeply; the chord from 1 to 2 is flatter; the chord from 0 to 2 is parallel to the tangent.',
    x: { label: 'w, while b = 1', min: -0.5, max: 3.5, ticks: [0, 1, 2, 3] },
    y: { label: 'loss', min: -1, max: 8, ticks: [0, 2, 4, 6, 8] },
    curves: [
      { points: range(-0.5, 3.5, 81).map(at), color: 5 },
      { points: [at(0), at(2)], color: 3, as: 'steps', label: 'from 0 to 2' },
      { points: [at(1), at(2)], color: 2, as: 'steps', label: 'from 1 to 2' },
      {
        points: [-0.5, 2.5].map((w): Place => [w, height + tangent * (w - 1)]),
        color: 1,
        dashed: true,
        label: 'the slope at 1',
      },
    ],
  })
}

/** The recorded errors of both differences in both dtypes. */
export function differences(curves: Record<string, number[]>): string {
  const of = (name: string): Place[] => exponents.map((exponent, i) => [10 ** exponent, curves[name][i]])
  return plot({
    description:
      'Error of the measured slope over ε, both on logarithmic axes. Each of four curves falls as ε shrinks, then rises again: a V. Central differences fall twice as steeply, and float64 reaches far lower than float32.',
    x: { label: 'ε', min: 1e-12, max: 0.1, ticks: powers(-12, -1, 2).slice(0, 6), log: true, format: power },
    y: { label: 'error of the slope', min: 1e-11, max: 10, ticks: powers(-10, 0, 2), log: true, format: power },
    height: 340,
    curves: [
      { points: of('forward32'), color: 2, label: 'forward, float32', dashed: true },
      { points: of('central32'), color: 2, label: 'central, float32' },
      { points: of('forward64'), color: 1, label: 'forward, float64', dashed: true },
      { points: of('central64'), color: 1, label: 'central, float64' },
    ],
  })
}

/** Three learning rates on the landscape of the three points. */
export function rates(): string {
  const points = threePoints()
  const path = (rate: number, count: number): Place[] =>
    descend((line) => gradient(points, line), { w: 0, b: 2 }, rate, count).map(place)
  return plot({
    description:
      'Three paths from w = 0, b = 2 on the contour lines. With rate 0.02, fifteen short steps end far from the lowest point. With 0.2 the path bends into the valley and follows it. With 0.43 it jumps from one slope to the other, farther out each time.',
    x: wAxis,
    y: bAxis,
    height: square,
    curves: [
      ...contours(points),
      { points: path(0.43, 12), color: 3, as: 'steps', label: 'η = 0.43' },
      { points: path(0.2, 30), color: 1, as: 'steps', label: 'η = 0.2' },
      { points: path(0.02, 15), color: 2, as: 'steps', label: 'η = 0.02' },
    ],
  })
}

/** The recorded loss for the three learning rates of the experiment. */
export function losses(
  curves: Record<string, number[]>,
  options: { small: number; right: number; large: number },
): string {
  const of = (name: string): Place[] => curves[name].map((value, step) => [step, value])
  return plot({
    description: `The loss over 200 steps on a logarithmic axis. Rate ${options.small} falls slowly, ${options.right} falls within some 50 steps to the noise of the points and stays, ${options.large} rises along a straight line.`,
    x: { label: 'step', min: 0, max: 200, ticks: [0, 50, 100, 150, 200] },
    y: { label: 'loss', min: 1e-3, max: 1e6, ticks: powers(-2, 6, 2), log: true, format: power },
    curves: [
      { points: of('small'), color: 2, label: `η = ${options.small}`, dashed: true },
      { points: of('right'), color: 1, label: `η = ${options.right}` },
      { points: of('large'), color: 3, label: `η = ${options.large}` },
    ],
  })
}

/** The same points, inputs as they are and centered, each with its own best learning rate. */
export function centering(): [before: string, after: string] {
  const points = threePoints()
  const centered = { x: points.x.sub(points.x.mean()), y: points.y }
  const picture = (of: Points, description: string, y: Axis): string => {
    const best = closedForm(of)
    const rate = bestRate(curvature(of.x))
    return plot({
      description,
      x: wAxis,
      y,
      height: square,
      curves: [
        ...contours(of),
        {
          points: descend((line) => gradient(of, line), { w: 0, b: 2 }, rate, 12).map(place),
          color: 1,
          as: 'steps',
          label: `best rate, ${rate.toFixed(3)}`,
        },
      ],
    })
  }
  return [
    picture(points, 'Inputs as they are: long tilted ellipses; the path zigzags along the valley.', bAxis),
    picture(centered, 'Centered inputs: nearly round, upright ellipses; the path reaches the middle in a few steps.', {
      ...bAxis,
      label: 'b of the centered line',
      min: 0.5,
      max: 5.5,
      ticks: [1, 2, 3, 4, 5],
    }),
  ]
}

/** Two valleys: x⁴ − 3x² + x. */
export function valleys(): string {
  const f = (x: number): number => x ** 4 - 3 * x ** 2 + x
  const from = (x: number): Place[] => {
    const path: Place[] = []
    for (let i = 0; i < 40; i++) {
      path.push([x, f(x)])
      x -= 0.05 * (4 * x ** 3 - 6 * x + 1)
    }
    return path
  }
  return plot({
    description:
      'The curve of x⁴ − 3x² + x has a deep valley near −1.3, a crest near 0.17 and a shallow valley near 1.13. A descent from 0.1 ends in the deep valley, one from 0.2 in the shallow one.',
    x: { label: 'x', min: -2, max: 2, ticks: [-2, -1, 0, 1, 2] },
    y: { label: 'f(x)', min: -4, max: 4, ticks: [-4, -2, 0, 2, 4] },
    curves: [
      { points: range(-2.1, 2.1, 121).map((x): Place => [x, f(x)]), color: 5 },
      { points: from(0.1), color: 1, as: 'steps', label: 'from 0.1' },
      { points: from(0.2), color: 2, as: 'steps', label: 'from 0.2' },
    ],
  })
}

/** The recorded distance from the closed form: all points a step against a few. */
export function batches(curves: Record<string, number[]>, points: number, batchSize: number): string {
  const mini = (name: string): Place[] => curves[name].map((distance, i) => [10 * i * batchSize, distance])
  return plot({
    description:
      'Distance from the best line over the number of points looked at. Mini-batches come close at once and then tremble; with a falling rate they come closer still. The full gradient needs far more points, and then goes all the way.',
    x: {
      label: 'points looked at',
      min: 0,
      max: 50000,
      ticks: [0, 10000, 20000, 30000, 40000, 50000],
      format: (n) => (n ? `${n / 1000}k` : '0'),
    },
    y: { label: 'distance from the best line', min: 1e-4, max: 10, ticks: powers(-4, 1, 1), log: true, format: power },
    curves: [
      {
        points: curves.fullDistance.map((distance, i): Place => [i * points, distance]),
        color: 3,
        as: 'steps',
        label: 'all points',
      },
      { points: mini('miniBatchDistance'), color: 2, label: `${batchSize} points` },
      { points: mini('miniBatchFallingDistance'), color: 1, label: `${batchSize} points, falling rate` },
    ],
  })
}
