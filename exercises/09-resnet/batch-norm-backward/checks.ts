import type { Checks } from '#exercises'

const numbers = (rows: number, columns: number, seed: number): number[][] =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, c) => 2 * Math.sin(12.9898 * (i * columns + c + 31 * seed + 1))),
  )

/** Σ gradient · y, from the definition. */
function loss(gradient: number[][], x: number[][], weight: number[], bias: number[], epsilon: number): number {
  return weight.reduce((total, w, c) => {
    const own = x.map((row) => row[c])
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length
    const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length
    const y = own.map((value) => (w * (value - mean)) / Math.sqrt(variance + epsilon) + bias[c])
    return total + y.reduce((sum, value, i) => sum + value * gradient[i][c], 0)
  }, 0)
}

/** By small steps: those of x, weight and bias. */
function numeric(gradient: number[][], x: number[][], weight: number[], epsilon: number) {
  const [step, bias] = [1e-5, weight.map(() => 0)]
  const moved = (list: number[], at: number, by: number) => list.map((value, i) => (i === at ? value + by : value))
  const slope = (f: (by: number) => number) => (f(step) - f(-step)) / (2 * step)
  return {
    x: x.map((row, i) =>
      row.map((_, c) =>
        slope((by) =>
          loss(gradient, x.map((other, k) => (k === i ? moved(row, c, by) : other)), weight, bias, epsilon),
        ),
      ),
    ), // prettier-ignore
    weight: weight.map((_, c) => slope((by) => loss(gradient, x, moved(weight, c, by), bias, epsilon))),
    bias: weight.map((_, c) => slope((by) => loss(gradient, x, weight, moved(bias, c, by), epsilon))),
  }
}

export const checks: Checks<typeof import('./batch-norm-backward.ts')> = {
  'the example, worked by hand in the text': async (impl, t) => {
    const got = await impl.batchNormBackward([[1], [0], [0], [0]], [[1], [7], [9], [15]], [2], 1e-12)
    t.gradient(got.x, [[0.104], [-0.128], [-0.072], [0.096]], 'x')
    t.gradient(got.weight, [-1.4], 'weight')
    t.gradient(got.bias, [1], 'bias')
  },
  'several channels, against small steps': async (impl, t) => {
    const [gradient, x, weight] = [numbers(5, 3, 1), numbers(5, 3, 2), [1.5, -0.5, 2]]
    const got = await impl.batchNormBackward(gradient, x, weight, 1e-5)
    const wanted = numeric(gradient, x, weight, 1e-5)
    t.gradient(got.x, wanted.x, 'x', 1e-6)
    t.gradient(got.weight, wanted.weight, 'weight', 1e-6)
    t.gradient(got.bias, wanted.bias, 'bias', 1e-6)
  },
  'an ε that can be seen': async (impl, t) => {
    const [gradient, x, weight] = [numbers(4, 2, 3), numbers(4, 2, 4), [1, 3]]
    const got = await impl.batchNormBackward(gradient, x, weight, 0.7)
    t.gradient(got.x, numeric(gradient, x, weight, 0.7).x, 'x', 1e-6)
    t.gradient(got.weight, numeric(gradient, x, weight, 0.7).weight, 'weight', 1e-6)
  },
  'adding the same to a channel, or stretching it, changes nothing: the gradient does not point there': async (
    impl,
    t,
  ) => {
    const x = numbers(6, 1, 5)
    const { x: got } = await impl.batchNormBackward(numbers(6, 1, 6), x, [1], 1e-12)
    const along = (direction: number[]) => got.reduce((sum, [g], i) => sum + g * direction[i], 0)
    t.near(along([1, 1, 1, 1, 1, 1]), 0)
    t.near(along(x.flat()), 0)
  },
  'far from 0 it is the same': async (impl, t) => {
    const [gradient, x] = [numbers(4, 1, 7), [[-1], [1], [3], [-3]]]
    const near = await impl.batchNormBackward(gradient, x, [1], 1e-5)
    const far = await impl.batchNormBackward(gradient, x.map(([v]) => [v + 1e8]), [1], 1e-5) // prettier-ignore
    t.gradient(far.x, near.x, 'x', 1e-6)
  },
  'two samples: there is nothing that a step could change, but for ε': async (impl, t) => {
    const got = await impl.batchNormBackward([[5], [1]], [[3], [9]], [1], 1e-12)
    t.near(got.x, [[0], [0]])
    t.near(got.weight, [-4])
  },
  'a channel that says the same everywhere: all finite': async (impl, t) => {
    const got = await impl.batchNormBackward([[1], [0], [-1]], [[4], [4], [4]], [2], 0.01)
    t.gradient(got.x, [[20], [0], [-20]], 'x')
    t.near(got.weight, [0])
  },
  'one sample': async (impl, t) => {
    const got = await impl.batchNormBackward([[3, 4]], [[1, 2]], [1, 1], 1e-5)
    t.near([got.x[0], got.weight, got.bias], [[0, 0], [0, 0], [3, 4]]) // prettier-ignore
  },
}
