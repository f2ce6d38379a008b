import { steps } from 'chalkgrad'
import type { Line } from './line.ts'

/** One step downhill. Both slopes are taken at the same place, before anything moves. */
export function step({ w, b }: Line, slope: Line, learningRate: number): Line {
  return { w: w - learningRate * slope.w, b: b - learningRate * slope.b }
}

/** Gradient descent: every line on the way, the start first. */
export function descend(gradient: (line: Line) => Line, start: Line, learningRate: number, count: number): Line[] {
  const path = [start]
  for (const i of steps(count)) path.push(step(path[i], gradient(path[i]), learningRate))
  return path
}
