import { loss, predict, step, type Point } from './learn.ts'
import { jumble, points as given } from './points.ts'

export interface Options {
  units: number
  rate: number
  seed: number
}

export interface Frame {
  loss: number
  right: number
  /** How orange the answer is, from 0 to 1, on a `size` × `size` raster, rows from the top. */
  belief: Float32Array
  size: number
  /** x0, y0, x1, y1, … */
  points: number[]
  /** 1 orange, 0 blue */
  labels: number[]
  extent: number
  /** Where each unit has its step: the line a·x + b·y + c = 0, and how loud its vote is. */
  lines: { a: number; b: number; c: number; vote: number }[]
}

const size = 40
export const extent = 1.6

export function create({ units, rate, seed }: Options) {
  let weights = jumble(units, seed)
  let points: Point[] = [...given]

  const frame = (): Frame => {
    const along = (i: number) => ((2 * i + 1) / size - 1) * extent
    const belief = Float32Array.from({ length: size * size }, (_, cell) => {
      const [x, y] = [along(cell % size), -along(Math.floor(cell / size))]
      return (1 + Math.tanh(predict(weights, x, y))) / 2
    })
    const lines = Array.from({ length: units }, (_, unit) => {
      const [vote, a, b, c] = weights.slice(1 + 4 * unit, 5 + 4 * unit)
      return { a, b, c, vote }
    })
    return {
      loss: loss(weights, points),
      right: points.filter(({ x, y, label }) => predict(weights, x, y) * label > 0).length,
      belief,
      size,
      points: points.flatMap(({ x, y }) => [x, y]),
      labels: points.map(({ label }) => (label > 0 ? 1 : 0)),
      extent,
      lines,
    }
  }

  return {
    first: frame,
    step(): Frame {
      weights = step(weights, points, rate)
      return frame()
    },
    /** The reader's own points: put one in, move one, take one out. */
    act(name: string, value: unknown): Frame {
      if (name === 'add') points = [...points, value as Point]
      if (name === 'move') {
        const { at, x, y } = value as { at: number; x: number; y: number }
        points = points.map((point, i) => (i === at ? { ...point, x, y } : point))
      }
      if (name === 'remove') points = points.filter((_, i) => i !== value)
      return frame()
    },
  }
}
