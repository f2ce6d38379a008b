import { steps } from 'chalkgrad'
import type { Line } from './line.ts'
import { step } from './step.ts'

/** Gradient descent: every line on the way, the start first. */
export function descend(
  gradient: (line: Line) => Line,
  start: Line,
  learningRate: number,
  count: number,
): Line[] {
  const path = [start]
  for (const i of steps(count)) path.push(step(path[i], gradient(path[i]), learningRate))
  return path
}
