import { tensor } from '../../lib/index.ts'
import { chartSvg } from '../../site/figures/index.ts'
import { bestRate, curvature } from './curvature.ts'
import { epsilons } from './epsilons.ts'
import { closedForm, gradient, loss, type Line } from './line.ts'
import { plane } from './plane.ts'
import type { Points } from './points.ts'
import { step } from './step.ts'

type Place = [x: number, y: number]
type Curves = Record<string, number[]>

const three: Points = {
  x: tensor([0, 1, 2], { dtype: 'float64' }),
  y: tensor([1.2, 2.7, 5.1], { dtype: 'float64' }),
}

function descend(points: Points, start: Line, learningRate: number, count: number): Line[] {
  const path = [start]
  for (let i = 0; i < count; i++)
    path.push(step(path[i], gradient(points, path[i]), learningRate))
  return path
}

const along = (from: number, to: number, count: number, f: (x: number) => Place): Place[] =>
  Array.from({ length: count }, (_, i) => f(from + ((to - from) * i) / (count - 1)))

/** The loss of the three points over all lines. */
export function landscape(): string {
  const start = { w: 0, b: 0 }
  const slope = gradient(three, start)
  return plane({
    description:
      'Contour lines of the loss over w and b: ellipses around w = 1.95, b = 1.05, long from top left to bottom right. From w = 0, b = 0 the way straight downhill crosses the contour lines at a right angle.',
    points: three,
    from: -1.5,
    bLabel: 'b',
    paths: [
      {
        lines: [start, step(start, slope, 0.14)],
        color: 2,
        label: 'straight downhill',
        as: 'dashed',
      },
      { lines: [start], color: 2, label: 'start', as: 'dot' },
      { lines: [closedForm(three)], color: 1, label: 'lowest point', as: 'dot' },
    ],
  })
}

/** The loss over w alone, with two ways to measure its slope. */
export function slope(): string {
  const at = (w: number): Place => [w, loss(three, { w, b: 1 })]
  const tangent = gradient(three, { w: 1, b: 1 }).w
  const height = at(1)[1]
  return chartSvg({
    title:
      'The loss over w for b = 1, a parabola. At w = 1 the slope is steep; the chord from 1 to 2 is flatter, the chord from 0 to 2 is parallel to the slope',
    series: [
      { label: 'loss', data: along(-0.3, 3.3, 73, at), color: 4, dashed: false },
      {
        label: 'slope at 1',
        data: along(0, 1.6, 2, (w) => [w, height + tangent * (w - 1)]),
        color: 0,
        dashed: true,
      },
      { label: 'from 1 to 2', data: [at(1), at(2)], color: 1, dashed: false },
      { label: 'from 0 to 2', data: [at(0), at(2)], color: 2, dashed: false },
    ],
    xLabel: 'w, while b = 1',
    yLabel: 'loss',
    yMin: -1,
    yMax: 9,
    width: 520,
  })
}

/** The recorded errors of both differences in both dtypes. */
export function differences(curves: Curves): string {
  const of = (name: string): Place[] =>
    epsilons.map((epsilon, i) => [epsilon, curves[name][i]])
  return chartSvg({
    title:
      'Error of the measured slope over ε, both axes logarithmic. As ε shrinks each curve falls, then rises: a V. Central differences fall twice as steeply; float64 reaches far lower than float32',
    series: [
      { label: 'forward, float32', data: of('forward32'), color: 1, dashed: true },
      { label: 'central, float32', data: of('central32'), color: 1, dashed: false },
      { label: 'forward, float64', data: of('forward64'), color: 0, dashed: true },
      { label: 'central, float64', data: of('central64'), color: 0, dashed: false },
    ],
    xLabel: 'ε',
    yLabel: 'error of the slope',
    logX: true,
    logY: true,
    xMin: 1e-12,
    xMax: 0.1,
    width: 660,
    height: 360,
  })
}

/** Three learning rates on the landscape of the three points. */
export function rates(): string {
  const start = { w: 0, b: 2 }
  return plane({
    description:
      'Three paths from w = 0, b = 2 on the contour lines. With rate 0.02, fifteen short steps end far from the lowest point. With 0.2 the path bends into the valley and follows it to the lowest point. With 0.43 it jumps from one side of the valley to the other, farther each time.',
    points: three,
    from: -1.5,
    bLabel: 'b',
    paths: [
      { lines: descend(three, start, 0.43, 12), color: 3, label: 'η = 0.43' },
      { lines: descend(three, start, 0.2, 30), color: 1, label: 'η = 0.2' },
      { lines: descend(three, start, 0.02, 15), color: 2, label: 'η = 0.02' },
    ],
  })
}

/** The recorded loss for the three learning rates of the experiment. */
export function losses(
  { small, right, large }: Curves,
  rates: { small: number; right: number; large: number },
): string {
  return chartSvg({
    title: 'The loss of the three runs on a logarithmic axis, over 200 steps',
    series: [
      { label: `η = ${rates.small}`, data: small, color: 1 },
      { label: `η = ${rates.right}`, data: right, color: 0, dashed: false },
      { label: `η = ${rates.large}`, data: large, color: 2, dashed: false },
    ],
    xLabel: 'step',
    yLabel: 'loss',
    logY: true,
    xMin: 0,
    xMax: 200,
    yMin: 1e-3,
    yMax: 1e6,
  })
}

/**
 * The same points, inputs as they are and centered, each with its own best learning rate.
 */
export function centering(): [before: string, after: string] {
  const centered = { x: three.x.sub(three.x.mean()), y: three.y }
  const map = (
    points: Points,
    description: string,
    from: number,
    bLabel: string,
  ): string => {
    const rate = bestRate(curvature(points.x))
    const path = descend(points, { w: 0, b: 2 }, rate, 12)
    return plane({
      description,
      points,
      from,
      bLabel,
      paths: [{ lines: path, color: 1, label: `η = ${rate.toFixed(3)}` }],
    })
  }
  return [
    map(
      three,
      'Inputs as they are: long tilted ellipses, and a path that zigzags along the valley.',
      -1.5,
      'b',
    ),
    map(
      centered,
      'Centered inputs: upright ellipses, nearly round, and a path that is nearly there after four steps.',
      0.5,
      'height at the mean of x',
    ),
  ]
}

/** Two valleys: x⁴ − 3x² + x. */
export function valleys(): string {
  const f = (x: number): number => x ** 4 - 3 * x ** 2 + x
  const from = (start: number): Place[] => {
    const path: Place[] = []
    for (let i = 0, x = start; i < 40; i++, x -= 0.05 * (4 * x ** 3 - 6 * x + 1))
      path.push([x, f(x)])
    return path
  }
  return chartSvg({
    title:
      'The curve of x⁴ − 3x² + x has a deep valley near −1.3, a crest near 0.17 and a shallow valley near 1.13. A descent from 0.1 ends in the deep valley, one from 0.2 in the shallow one',
    series: [
      { label: 'f', data: along(-2, 1.9, 118, (x) => [x, f(x)]), color: 4, dashed: false },
      { label: 'from 0.1', data: from(0.1), color: 0, points: true },
      { label: 'from 0.2', data: from(0.2), color: 1, points: true },
    ],
    xLabel: 'x',
    yLabel: 'f(x)',
    yMin: -4,
    yMax: 4,
    width: 520,
  })
}

/** The recorded distance from the closed form: all points a step against a few. */
export function batches(curves: Curves, points: number, batchSize: number): string {
  const mini = (name: string): Place[] =>
    curves[name].map((distance, i) => [10 * i * batchSize, distance])
  return chartSvg({
    title:
      'Distance from the best line over the number of points looked at, on a logarithmic axis. Mini-batches come close at once and then tremble; with a falling rate they come closer still; the gradient of all points is still far away',
    series: [
      {
        label: 'all points',
        data: curves.fullDistance.map((distance, i): Place => [i * points, distance]),
        color: 2,
      },
      {
        label: `${batchSize} points`,
        data: mini('miniBatchDistance'),
        color: 1,
        dashed: false,
      },
      {
        label: `${batchSize} points, falling rate`,
        data: mini('miniBatchFallingDistance'),
        color: 0,
        dashed: false,
      },
    ],
    xLabel: 'points looked at',
    yLabel: 'distance from the best line',
    logY: true,
    xMin: 0,
    xMax: 48000,
    yMin: 1e-4,
    yMax: 10,
  })
}
