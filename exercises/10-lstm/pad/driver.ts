import { grad, tensor, type Dtype } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ pad, meanOverReal }: typeof import('./pad.ts')) {
  const table = (values: number[], shape: number[], dtype: Dtype = 'float64') =>
    tensor(values, { shape, dtype, requiresGrad: true })
  return {
    pad(texts: number[][], padding?: number) {
      const { x, lengths } = pad(texts, padding)
      return { shape: [...x.shape], dtype: x.dtype, x: [...x.data()], lengths }
    },
    meanOverReal(values: number[], shape: number[], lengths: number[], dtype?: Dtype) {
      const mean = meanOverReal(table(values, shape, dtype), lengths)
      return { shape: [...mean.shape], dtype: mean.dtype, mean: mean.item() }
    },
    /** The gradient for each number of perToken. */
    gradient(values: number[], shape: number[], lengths: number[]): number[] {
      const perToken = table(values, shape)
      return [...grad(meanOverReal(perToken, lengths), [perToken])[0].data()]
    },
  }
}
