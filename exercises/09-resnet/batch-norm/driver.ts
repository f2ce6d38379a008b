import { grad, tensor } from 'chalkgrad'
import type { Dtype, NestedArray } from 'chalkgrad'

export interface Case {
  shape: number[]
  values: number[]
  weight: number[]
  bias: number[]
  epsilon?: number
  dtype?: Dtype
}

/** Runs where the learner's file runs: lists in, lists out. */
export function drive({ batchNorm }: typeof import('./batch-norm.ts')) {
  const run = ({ shape, values, weight, bias, epsilon = 1e-5, dtype = 'float64' }: Case) => {
    const inputs = [
      tensor(values, { shape, dtype, requiresGrad: true }),
      tensor(weight, { dtype, requiresGrad: true }),
      tensor(bias, { dtype, requiresGrad: true }),
    ] as const
    return { inputs, ...batchNorm(...inputs, epsilon) }
  }
  return {
    batchNorm(one: Case): { y: number[]; mean: NestedArray; variance: NestedArray } {
      const { y, mean, variance } = run(one)
      return { y: [...y.data()], mean: mean.toArray(), variance: variance.toArray() }
    },
    facts(one: Case): { shape: number[]; dtype: string; learned: boolean[] } {
      const { y, mean, variance } = run(one)
      return { shape: [...y.shape], dtype: y.dtype, learned: [y, mean, variance].map((t) => t.requiresGrad) }
    },
    /** The gradients of Σ slopes · y for x, weight and bias. */
    gradients(one: Case, slopes: number[]): number[][] {
      const { inputs, y } = run(one)
      const loss = y.mul(tensor(slopes, { shape: one.shape, dtype: y.dtype })).sum()
      return grad(loss, [...inputs]).map((gradient) => [...gradient.data()])
    },
    /** The same numbers, held as a view that is transposed in memory. */
    ofView(one: Case): number[] {
      const { shape, values, weight, bias, epsilon = 1e-5 } = one
      const dtype = 'float64'
      const turned = tensor(values, { shape, dtype }).transpose().clone().transpose()
      return [...batchNorm(turned, tensor(weight, { dtype }), tensor(bias, { dtype }), epsilon).y.data()]
    },
  }
}
