import { Batches, type Random } from 'chalkgrad'
import { gradient, type Line } from './line.ts'
import type { Points } from './points.ts'
import { step } from './step.ts'

export interface MiniBatchOptions {
  batchSize: number
  /** Passes over all points. */
  epochs: number
  /** The learning rate of each step, counted from 0. */
  learningRate: (step: number) => number
  random: Random
}

/** Gradient descent by a few points at a time, in a new order for every pass. */
export function miniBatchDescent(
  { x, y }: Points,
  start: Line,
  options: MiniBatchOptions,
): Line[] {
  const { batchSize, epochs, learningRate, random } = options
  const batches = new Batches(x, y, { batchSize, shuffle: random })
  const path = [start]
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of batches) {
      const line = path[path.length - 1]
      path.push(step(line, gradient(batch, line), learningRate(path.length - 1)))
    }
  }
  return path
}
