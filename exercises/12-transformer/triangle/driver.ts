import { grad, tensor, type Dtype } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ tril, triu }: typeof import('./triangle.ts')) {
  const functions = { tril, triu }
  return {
    cut(which: 'tril' | 'triu', shape: number[], values: number[], diagonal?: number, dtype: Dtype = 'float64') {
      const y = functions[which](tensor(values, { shape, dtype }), diagonal)
      return { shape: [...y.shape], values: [...y.data()], dtype: y.dtype }
    },
    /** The gradient of Σ slopes · what is left. */
    gradient(which: 'tril' | 'triu', shape: number[], values: number[], slopes: number[]): number[] {
      const x = tensor(values, { shape, dtype: 'float64', requiresGrad: true })
      const loss = functions[which](x)
        .mul(tensor(slopes, { shape, dtype: 'float64' }))
        .sum()
      return [...grad(loss, [x])[0].data()]
    },
    /** Of a view whose rows are the columns of what lies in memory. */
    turned(values: number[][]): number[] {
      return [...tril(tensor(values, { dtype: 'float64' }).transpose()).data()]
    },
    refused(which: 'tril' | 'triu', shape: number[], diagonal: number): void {
      functions[which](tensor(new Array(shape.reduce((a, b) => a * b, 1)).fill(1), { shape }), diagonal)
    },
  }
}
