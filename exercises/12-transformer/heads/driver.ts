import { grad, tensor, type Dtype } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ splitHeads, mergeHeads }: typeof import('./heads.ts')) {
  const made = (shape: number[], values: number[], dtype: Dtype = 'float64') => tensor(values, { shape, dtype })
  return {
    splitHeads(shape: number[], values: number[], parts: number, heads: number) {
      return splitHeads(made(shape, values), parts, heads).map((x) => ({ shape: [...x.shape], values: [...x.data()] }))
    },
    mergeHeads(shape: number[], values: number[]) {
      const y = mergeHeads(made(shape, values))
      return { shape: [...y.shape], values: [...y.data()] }
    },
    /** Cut and joined again. */
    there(shape: number[], values: number[], heads: number): number[] {
      return [...mergeHeads(splitHeads(made(shape, values), 1, heads)[0]).data()]
    },
    dtypes(dtype: Dtype): string[] {
      const [x] = splitHeads(made([1, 2, 4], [1, 2, 3, 4, 5, 6, 7, 8], dtype), 1, 2)
      return [x.dtype, mergeHeads(x).dtype]
    },
    /** The gradient of Σ slopes · head 1 of the last part. */
    gradient(shape: number[], values: number[], parts: number, heads: number, slopes: number[]): number[] {
      const x = made(shape, values)
      x.requiresGrad = true
      const head = splitHeads(x, parts, heads)[parts - 1].select(1, 1)
      return [...grad(head.mul(made([...head.shape], slopes)).sum(), [x])[0].data()]
    },
  }
}
