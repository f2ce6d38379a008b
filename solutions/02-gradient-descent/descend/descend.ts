/** Gives all slopes at a point: one for each parameter. */
export type Gradient = (at: number[]) => number[]

/** One step of gradient descent. */
export function step(gradient: Gradient, at: number[], learningRate: number): number[] {
  // One call, at the old point: a gradient is the slope in all directions at one place.
  const slopes = gradient(at)
  return at.map((value, i) => value - learningRate * slopes[i])
}

/** All points on the way: the start first. */
export function descend(gradient: Gradient, start: number[], learningRate: number, count: number): number[][] {
  // A copy, and a new list for each step: a point that is in the path cannot change any more.
  const path = [[...start]]
  for (let i = 0; i < count; i++) path.push(step(gradient, path[i], learningRate))
  return path
}
