import { Random, ones, tensor } from 'chalkgrad'

interface Options {
  p: number
  seed: number
  training?: boolean
  dtype?: 'float32' | 'float64'
}

export function drive({ Dropout }: typeof import('./dropout.ts')) {
  const make = ({ p, seed, training = true }: Options) => new Dropout(p, new Random(seed)).train(training)
  return {
    forward: (x: number[][], options: Options) =>
      make(options)
        .forward(tensor(x, { dtype: options.dtype ?? 'float64' }))
        .toArray() as number[][],
    /** Ones of a shape go in: how many are 0, and which values come out? */
    statistics(shape: number[], options: Options) {
      const y = make(options).forward(ones(shape, { dtype: options.dtype ?? 'float64' }))
      const values = [...y.data()]
      return {
        shape: [...y.shape],
        dtype: y.dtype,
        zeros: values.filter((value) => value === 0).length,
        values: [...new Set(values)].sort((a, b) => a - b),
        mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      }
    },
    /** Several passes through one layer; zeros and others as 0 and 1. */
    masks(count: number, size: number, options: Options) {
      const layer = make(options)
      return Array.from({ length: count }, () =>
        [...layer.forward(ones([size])).data()].map((value) => Number(value !== 0)),
      )
    },
    /** Outputs and the gradient of their sum. */
    gradient(x: number[], options: Options) {
      const input = tensor(x, { dtype: 'float64', requiresGrad: true })
      const output = make(options).forward(input)
      output.sum().backward()
      return { output: [...output.data()], gradient: [...(input.grad?.data() ?? [])] }
    },
  }
}
