import type { Checks } from '#exercises'

/** Gradient descent with the gradients of the mean squared error written out, as in chapter 2. */
function wanted(xs: number[], ys: number[], learningRate: number, steps: number) {
  let [w, b] = [0, 0]
  const losses: number[] = []
  for (let step = 0; step < steps; step++) {
    const errors = xs.map((x, i) => w * x + b - ys[i])
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    losses.push(mean(errors.map((error) => error ** 2)))
    const dw = mean(errors.map((error, i) => 2 * error * xs[i]))
    const db = mean(errors.map((error) => 2 * error))
    w -= learningRate * dw
    b -= learningRate * db
  }
  return { w, b, losses }
}

const line = (...args: Parameters<typeof wanted>) => [wanted(...args).w, wanted(...args).b]

const xs = [-1, -0.5, 0, 0.6, 1.1, 2]
const ys = [-1.2, 0.3, 0.9, 2.4, 3, 5.1]

export const checks: Checks<typeof import('./training-loop.ts')> = {
  'the example of the comment': async (impl, t) => {
    const { w, b, losses } = await impl.fit([1], [2], 0.1, 1)
    t.near([w, b, ...losses], [0.4, 0.4, 4])
  },
  'one step': async (impl, t) => {
    const { w, b } = await impl.fit(xs, ys, 0.05, 1)
    t.near([w, b], line(xs, ys, 0.05, 1))
  },
  'the second step uses the gradients of the second step': async (impl, t) => {
    const { w, b } = await impl.fit(xs, ys, 0.1, 2)
    t.near([w, b], line(xs, ys, 0.1, 2))
  },
  'the loss of each of twenty steps': async (impl, t) => {
    t.near((await impl.fit(xs, ys, 0.1, 20)).losses, wanted(xs, ys, 0.1, 20).losses)
  },
  'after 300 steps the line of the points is found': async (impl, t) => {
    const { w, b } = await impl.fit([-2, -1, 0, 1, 3], [-3, -1, 1, 3, 7], 0.1, 300)
    t.near([w, b], [2, 1], 1e-6)
  },
  'no steps, no change': async (impl, t) => {
    t.equal(await impl.fit(xs, ys, 0.1, 0), { w: 0, b: 0, losses: [] })
  },
}
