import { grad, noGrad, Random, tensor, zeros, type Dtype, type NestedArray } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ DotProductAttention, GeneralAttention }: typeof import('./dot-product.ts')) {
  const float64 = { dtype: 'float64' } as const
  /** With the matrix w, (queryWidth, keyWidth). */
  const general = (w: number[][]) => {
    const attention = new GeneralAttention(w.length, w[0].length, new Random(1), float64)
    noGrad(() => attention.key.weight.copy_(tensor(w, float64)))
    return attention
  }
  const make = (w?: number[][]) => (w === undefined ? new DotProductAttention() : general(w))
  return {
    scores: (queries: number[][][], keys: number[][][], w?: number[][]): NestedArray =>
      make(w).scores(tensor(queries, float64), tensor(keys, float64)).toArray(),
    /** What the general one makes of the keys, and its scores with that, handed in beside keys of zeros. */
    prepared(queries: number[][][], keys: number[][][], w: number[][]) {
      const attention = general(w)
      const [q, k] = [tensor(queries, float64), tensor(keys, float64)]
      const prepared = attention.prepare(k)
      return { prepared: prepared.toArray(), scores: attention.scores(q, k.mul(0), prepared).toArray() }
    },
    /** Of zeros in these shapes. */
    facts(queries: number[], keys: number[], dtype: Dtype) {
      const scores = new DotProductAttention().scores(zeros(queries, { dtype }), zeros(keys, { dtype }))
      const other = new GeneralAttention(queries[2], keys[2], new Random(1), { dtype })
      const others = other.scores(zeros(queries, { dtype }), zeros(keys, { dtype }))
      return { shapes: [[...scores.shape], [...others.shape]], dtypes: [scores.dtype, others.dtype] }
    },
    /** The engine's forward: what is seen, and where it was looked. */
    look(queries: number[][][], keys: number[][][], lengths?: number[], w?: number[][]) {
      const { context, weights } = make(w).forward(tensor(queries, float64), tensor(keys, float64), { lengths })
      return { context: context.toArray(), weights: weights.toArray() }
    },
    /** The gradients of Σ slopes · scores for the queries, the keys, and the matrix if there is one. */
    gradients(queries: number[][][], keys: number[][][], slopes: number[][][], w?: number[][]): NestedArray[] {
      const attention = make(w)
      const options = { ...float64, requiresGrad: true }
      const [q, k] = [tensor(queries, options), tensor(keys, options)]
      const loss = attention.scores(q, k).mul(tensor(slopes, float64)).sum()
      return grad(loss, [q, k, ...attention.parameters()]).map((gradient) => gradient.toArray())
    },
    /** The names of what learns. */
    parameters: () => ({
      dot: new DotProductAttention().namedParameters().map(([name]) => name),
      general: new GeneralAttention(3, 2, new Random(1)).namedParameters().map(([name]) => name),
    }),
    refuses(queries: number[], keys: number[]): string {
      try {
        new DotProductAttention().scores(zeros(queries), zeros(keys))
      } catch (error) {
        if (!(error instanceof Error) || error.name === 'TodoError') throw error
        return error.name
      }
      return 'no error'
    },
  }
}
