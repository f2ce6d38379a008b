import { grad, noGrad, Random, tensor, zeros, type Dtype, type NestedArray } from 'chalkgrad'

export interface Weights {
  /** (hidden, queryWidth) */
  w: number[][]
  /** (hidden, keyWidth) */
  u: number[][]
  /** (hidden) */
  v: number[]
}

/** Runs where the learner's file runs. */
export function drive({ AdditiveAttention }: typeof import('./additive.ts')) {
  const float64 = { dtype: 'float64' } as const
  const make = ({ w, u, v }: Weights) => {
    const attention = new AdditiveAttention(w[0].length, u[0].length, v.length, new Random(1), float64)
    noGrad(() => {
      attention.query.weight.copy_(tensor(w, float64))
      attention.key.weight.copy_(tensor(u, float64))
      attention.score.weight.copy_(tensor([v], float64))
    })
    return attention
  }
  return {
    scores: (weights: Weights, queries: number[][][], keys: number[][][]): NestedArray =>
      make(weights).scores(tensor(queries, float64), tensor(keys, float64)).toArray(),
    /** What it makes of the keys, and its scores with that, handed in beside keys of zeros. */
    prepared(weights: Weights, queries: number[][][], keys: number[][][]) {
      const attention = make(weights)
      const [q, k] = [tensor(queries, float64), tensor(keys, float64)]
      const prepared = attention.prepare(k)
      return { prepared: prepared.toArray(), scores: attention.scores(q, k.mul(0), prepared).toArray() }
    },
    /** Of zeros in these shapes. */
    facts(queries: number[], keys: number[], dtype: Dtype) {
      const attention = new AdditiveAttention(queries[2], keys[2], 3, new Random(1), { dtype })
      const scores = attention.scores(zeros(queries, { dtype }), zeros(keys, { dtype }))
      return { shape: [...scores.shape], dtype: scores.dtype }
    },
    /** The engine's forward: what is seen, and where it was looked. */
    look(weights: Weights, queries: number[][][], keys: number[][][], lengths?: number[]) {
      const seen = make(weights).forward(tensor(queries, float64), tensor(keys, float64), { lengths })
      return { context: seen.context.toArray(), weights: seen.weights.toArray() }
    },
    /** The gradients of Σ slopes · scores for queries, keys, W, U, and v. */
    gradients(weights: Weights, queries: number[][][], keys: number[][][], slopes: number[][][]): NestedArray[] {
      const attention = make(weights)
      const options = { ...float64, requiresGrad: true }
      const [q, k] = [tensor(queries, options), tensor(keys, options)]
      const loss = attention.scores(q, k).mul(tensor(slopes, float64)).sum()
      return grad(loss, [q, k, ...attention.parameters()]).map((gradient) => gradient.toArray())
    },
    /** How many rows the layers of W, U and v multiply for so many queries and keys. */
    rows(batch: number, queries: number, keys: number) {
      const attention = make({ w: [[1, 1]], u: [[1]], v: [1] })
      const counts = { query: 0, key: 0, score: 0 }
      for (const name of ['query', 'key', 'score'] as const) {
        const layer = attention[name]
        const forward = layer.forward.bind(layer)
        layer.forward = (x) => {
          counts[name] += x.size / x.shape[x.rank - 1]
          return forward(x)
        }
      }
      attention.scores(zeros([batch, queries, 2], float64), zeros([batch, keys, 1], float64))
      return counts
    },
  }
}
