import type { Line } from './line.ts'

/** One step downhill. Both slopes were taken before anything moves. */
export function step({ w, b }: Line, slope: Line, learningRate: number): Line {
  return { w: w - learningRate * slope.w, b: b - learningRate * slope.b }
}
