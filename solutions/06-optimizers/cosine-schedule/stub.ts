import { todo } from '#exercises'

/**
 * A plan for the learning rate: half a wave of the cosine. Returns a function of the number of steps taken so far.
 *
 * - at step 0: learningRate
 * - at step `steps`, and ever after: minimum
 * - between: minimum + ½ · (learningRate − minimum) · (1 + cos(π · step / steps))
 *
 * Throw an ArgumentError (from 'chalkgrad/errors') when learningRate or steps is not above 0, or when minimum is not between
 * 0 and learningRate. NaN counts as bad.
 *
 * Example: cosine({ learningRate: 0.1, steps: 100 }) is 0.1 at step 0, 0.05 at step 50, 0 at step 100 and at step 101.
 *
 * When it passes, your file can take the engine's place: npm run chapter optimizers -- --mine
 */
export function cosine({
  learningRate,
  minimum = 0,
  steps,
}: {
  learningRate: number
  minimum?: number
  steps: number
}): (step: number) => number {
  return todo('cosine')
}
