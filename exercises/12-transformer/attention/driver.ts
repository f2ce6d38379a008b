import { grad, tensor, type Dtype } from 'chalkgrad'

/** A tensor as plain data. */
export interface Data {
  shape: number[]
  values: number[]
}
export interface Asked {
  q: Data
  k: Data
  v: Data
}
export interface How {
  scale?: number
  causal?: boolean
  lengths?: number[]
}

/** Runs where the learner's file runs. */
export function drive({ scaledDotProductAttention }: typeof import('./attention.ts')) {
  const made = ({ shape, values }: Data, dtype: Dtype = 'float64', requiresGrad = false) =>
    tensor(values, { shape, dtype, requiresGrad })
  return {
    attend({ q, k, v }: Asked, how: How = {}) {
      const y = scaledDotProductAttention(made(q), made(k), made(v), how)
      return { shape: [...y.shape], values: [...y.data()] }
    },
    dtype({ q, k, v }: Asked, dtype: Dtype): string {
      return scaledDotProductAttention(made(q, dtype), made(k, dtype), made(v, dtype)).dtype
    },
    /** What `see` is shown, how often, whether it is recorded, and the answer with weights doubled by dropout. */
    watched({ q, k, v }: Asked) {
      const seen: { shape: number[]; values: number[]; recorded: boolean }[] = []
      const y = scaledDotProductAttention(made(q, 'float64', true), made(k), made(v), {
        see: (w) => seen.push({ shape: [...w.shape], values: [...w.data()], recorded: w.requiresGrad }),
        dropout: (w) => w.mul(2),
      })
      return { seen, values: [...y.data()] }
    },
    /** The gradients of Σ slopes · answer for q, k and v. */
    gradients({ q, k, v }: Asked, slopes: number[], how: How = {}): number[][] {
      const inputs = [q, k, v].map((x) => made(x, 'float64', true))
      const y = scaledDotProductAttention(inputs[0], inputs[1], inputs[2], how)
      const loss = y.mul(tensor(slopes, { shape: y.shape, dtype: 'float64' })).sum()
      return grad(loss, inputs).map((g) => [...g.data()])
    },
  }
}
