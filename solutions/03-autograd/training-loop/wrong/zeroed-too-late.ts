// Sets the gradients to zero between backward and the update: nothing ever moves.
import { Value } from 'chalkgrad'

/** A fitted line, and the loss before each step. */
export interface Fit {
  w: number
  b: number
  losses: number[]
}

/** Fits the line w · x + b to points by gradient descent, with gradients from Values. */
export function fit(xs: number[], ys: number[], learningRate: number, steps: number): Fit {
  const w = new Value(0)
  const b = new Value(0)
  const losses: number[] = []

  for (let step = 0; step < steps; step++) {
    let sum = new Value(0)
    xs.forEach((x, i) => (sum = sum.add(w.mul(x).add(b).sub(ys[i]).pow(2))))
    const loss = sum.div(xs.length)
    losses.push(loss.data)
    loss.backward()
    for (const parameter of [w, b]) parameter.grad = 0
    for (const parameter of [w, b]) parameter.data -= learningRate * parameter.grad
  }
  return { w: w.data, b: b.data, losses }
}
