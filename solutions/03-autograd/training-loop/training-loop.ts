import { Value } from 'chalkgrad'

/** A fitted line, and the loss before each step. */
export interface Fit {
  w: number
  b: number
  losses: number[]
}

/** Fits the line w · x + b to points by gradient descent, with gradients from Values. */
export function fit(xs: number[], ys: number[], learningRate: number, steps: number): Fit {
  // The same two leaves for the whole run. Everything computed from them is made anew in each step.
  const w = new Value(0)
  const b = new Value(0)
  const losses: number[] = []

  for (let step = 0; step < steps; step++) {
    // A new graph: the one of the last step is a record of other numbers.
    let sum = new Value(0)
    xs.forEach((x, i) => (sum = sum.add(w.mul(x).add(b).sub(ys[i]).pow(2))))
    const loss = sum.div(xs.length)
    losses.push(loss.data)

    // backward adds, so start from zero.
    for (const parameter of [w, b]) parameter.grad = 0
    loss.backward()
    // The update changes the leaf's number. Written with sub it would become a part of the graph.
    for (const parameter of [w, b]) parameter.data -= learningRate * parameter.grad
  }
  return { w: w.data, b: b.data, losses }
}
