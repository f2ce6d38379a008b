import { tensor, type Dtype } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ topP }: typeof import('./top-p.ts')) {
  const run = (logits: number[] | number[][], p: number, dtype: Dtype = 'float64') => topP(tensor(logits, { dtype }), p)
  return {
    /** Which tokens stay, 1 or 0, of these probabilities, up to a factor. */
    topP(weights: number[] | number[][], p: number): unknown {
      const logits = tensor(weights, { dtype: 'float64' }).log()
      return topP(logits, p).greater(-Infinity).toArray()
    },
    /** What stays as a number, null where nothing does. */
    logits: (logits: number[], p: number) =>
      [...run(logits, p).data()].map((value) => (value === -Infinity ? null : value)),
    facts(logits: number[][], p: number, dtype: Dtype) {
      const y = run(logits, p, dtype)
      return { shape: [...y.shape], dtype: y.dtype }
    },
    refused: (p: number): void => void run([1, 2], p),
  }
}
