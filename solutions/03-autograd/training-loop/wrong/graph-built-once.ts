// Builds the graph once, before the loop: every step repeats the first gradient.
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
    let sum = new Value(0)
    xs.forEach((x, i) => (sum = sum.add(w.mul(x).add(b).sub(ys[i]).pow(2))))
    const loss = sum.div(xs.length)
    for (let step = 0; step < steps; step++) {
    losses.push(loss.data)
    for (const parameter of [w, b]) parameter.grad = 0
    loss.backward()
    for (const parameter of [w, b]) parameter.data -= learningRate * parameter.grad
    }
  return { w: w.data, b: b.data, losses }
}
