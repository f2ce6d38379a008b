import { grad, tensor, type Dtype } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ RotaryPositions }: typeof import('./rotary.ts')) {
  const made = (shape: number[], values: number[], dtype: Dtype = 'float64') => tensor(values, { shape, dtype })
  const turn = (shape: number[], values: number[], start?: number, base?: number) =>
    new RotaryPositions(shape[shape.length - 1], base === undefined ? {} : { base }).forward(made(shape, values), start)
  return {
    turn(shape: number[], values: number[], start?: number, base?: number) {
      const y = turn(shape, values, start, base)
      return { shape: [...y.shape], values: [...y.data()] }
    },
    dtype: (dtype: Dtype): string => new RotaryPositions(2).forward(made([1, 2], [1, 2], dtype)).dtype,
    /** A query at place i times a key at place j. */
    product(q: number[], k: number[], i: number, j: number): number {
      return turn([1, q.length], q, i)
        .mul(turn([1, k.length], k, j))
        .sum()
        .item()
    },
    gradient(shape: number[], values: number[], slopes: number[], start: number): number[] {
      const x = made(shape, values)
      x.requiresGrad = true
      const y = new RotaryPositions(shape[shape.length - 1]).forward(x, start)
      return [...grad(y.mul(made(shape, slopes)).sum(), [x])[0].data()]
    },
  }
}
