import { grad, tensor, type Dtype } from 'chalkgrad'

export interface Data {
  shape: number[]
  values: number[]
}

/** Runs where the learner's file runs. */
export function drive({ layerNorm, rmsNorm }: typeof import('./layer-norm.ts')) {
  const made = ({ shape, values }: Data, dtype: Dtype = 'float64') => tensor(values, { shape, dtype })
  const norm = (x: Data, weight: Data, bias: Data | null, epsilon: number) =>
    layerNorm(made(x), made(weight), bias === null ? undefined : made(bias), epsilon)
  return {
    layerNorm(x: Data, weight: Data, bias: Data | null, epsilon: number) {
      const y = norm(x, weight, bias, epsilon)
      return { shape: [...y.shape], values: [...y.data()] }
    },
    rmsNorm(x: Data, weight: Data, epsilon: number) {
      const y = rmsNorm(made(x), made(weight), epsilon)
      return { shape: [...y.shape], values: [...y.data()] }
    },
    dtypes(dtype: Dtype): string[] {
      const [x, w] = [made({ shape: [1, 2], values: [1, 2] }, dtype), made({ shape: [2], values: [1, 1] }, dtype)]
      return [layerNorm(x, w, w, 1e-5).dtype, rmsNorm(x, w, 1e-5).dtype]
    },
    /** The gradients of Σ slopes · y for x, weight and bias; of rmsNorm for x and weight. */
    gradients(which: 'layerNorm' | 'rmsNorm', x: Data, weight: Data, bias: Data, slopes: number[]): number[][] {
      const inputs = [x, weight, bias].map((data) => {
        const leaf = made(data)
        leaf.requiresGrad = true
        return leaf
      })
      const [a, w, b] = inputs
      const y = which === 'layerNorm' ? layerNorm(a, w, b, 1e-3) : rmsNorm(a, w, 1e-3)
      const loss = y.mul(made({ shape: x.shape, values: slopes })).sum()
      return grad(loss, which === 'layerNorm' ? inputs : [a, w]).map((g) => [...g.data()])
    },
  }
}
