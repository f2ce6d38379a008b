import type { Tensor } from 'chalkgrad'

export type Place = readonly [x: number, y: number]

/** A loss of two parameters, so that it can be drawn. */
export interface Surface {
  name: string
  /** Element by element, so it takes one point or a whole grid. */
  height(x: Tensor, y: Tensor): Tensor
  start: Place
  /** The lowest points; the height there is 0. */
  lowest: readonly Place[]
  /** What the picture shows. */
  window: { left: number; right: number; low: number; high: number }
  /** Heights of the contour lines. */
  levels: readonly number[]
}

const [cosine, sine] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)]
const ravine = (x: Tensor, y: Tensor) => x.square().add(y.square().mul(25)).mul(0.5)

export const surfaces = {
  /** 25 times as steep across as along. */
  ravine: {
    name: 'Ravine',
    height: ravine,
    start: [-4, 1],
    lowest: [[0, 0]],
    window: { left: -5, right: 2, low: -2.4, high: 2.4 },
    levels: [0.1, 0.5, 1.5, 3.5, 7, 12, 20, 30],
  },
  /** The same, turned by 30 degrees. */
  tilted: {
    name: 'Tilted ravine',
    height: (x, y) =>
      ravine(x.mul(cosine).add(y.mul(sine)), y.mul(cosine).sub(x.mul(sine))),
    // The same point of the ravine as above, turned with it.
    start: [-4 * cosine - sine, -4 * sine + cosine],
    lowest: [[0, 0]],
    window: { left: -5, right: 2, low: -3.2, high: 1.6 },
    levels: [0.1, 0.5, 1.5, 3.5, 7, 12, 20, 30],
  },
  /** Rosenbrock's valley (1960): a curved floor that hardly falls. */
  rosenbrock: {
    name: 'Rosenbrock’s valley',
    height: (x, y) => x.sub(1).square().add(y.sub(x.square()).square().mul(100)),
    start: [-1.2, 1],
    lowest: [[1, 1]],
    window: { left: -2, right: 2, low: -0.75, high: 1.75 },
    levels: [0.3, 2, 8, 30, 80, 200, 400],
  },
  /** Beale's function (1958): steep walls, a flat floor. */
  beale: {
    name: 'Beale’s function',
    height: (x, y) => {
      const term = (target: number, power: Tensor) =>
        x.mul(power.sub(1)).add(target).square()
      return term(1.5, y)
        .add(term(2.25, y.square()))
        .add(term(2.625, y.pow(3)))
    },
    start: [1, 1],
    lowest: [[3, 0.5]],
    window: { left: 0, right: 4, low: -1, high: 1.5 },
    levels: [0.1, 0.4, 1, 2.5, 6, 14, 30, 60],
  },
  /** Level in the middle: a bowl along x, a ridge along y, and two valleys. */
  saddle: {
    name: 'Saddle',
    height: (x, y) =>
      x.square().mul(0.5).sub(y.square().mul(0.5)).add(y.pow(4).mul(0.25)).add(0.25),
    start: [-2, 0.001],
    lowest: [
      [0, 1],
      [0, -1],
    ],
    window: { left: -2.5, right: 1.5, low: -1.5, high: 1.5 },
    levels: [0.02, 0.1, 0.2, 0.249, 0.4, 0.8, 1.5, 2.4],
  },
} satisfies Record<string, Surface>

export type SurfaceName = keyof typeof surfaces
export const surfaceNames = Object.keys(surfaces) as SurfaceName[]

/** The coordinates of a grid over the window, evenly spaced, the ends included. */
export function ticks(
  { left, right, low, high }: Surface['window'],
  columns: number,
  rows: number,
) {
  const along = (from: number, to: number, count: number) =>
    Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
  return { x: along(left, right, columns), y: along(low, high, rows) }
}
