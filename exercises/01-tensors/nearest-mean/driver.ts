import { randn, Random, scope, scopedBytes, tensor } from 'chalkgrad'
import type { NestedArray } from 'chalkgrad'

const whole = (labels: number[]) => tensor(labels, { dtype: 'int32' })

/** Runs where the learner's file runs: makes tensors, and hands out nested lists. */
export function drive(impl: typeof import('./nearest-mean.ts')) {
  return {
    classMeans: (x: number[][], labels: number[], classes: number): NestedArray =>
      impl.classMeans(tensor(x), whole(labels), classes).toArray(),
    squaredDistances: (a: number[][], b: number[][]): NestedArray =>
      impl.squaredDistances(tensor(a), tensor(b)).toArray(),
    nearest: (x: number[][], means: number[][]): NestedArray => impl.nearest(tensor(x), tensor(means)).toArray(),
    /** The memory of all tensors that are made on the way to the distances of (n, features) and (m, features). */
    memory(n: number, m: number, features: number): { shape: number[]; bytes: number } {
      const random = new Random(1)
      const [a, b] = [randn([n, features], random), randn([m, features], random)]
      return scope(() => {
        const { shape } = impl.squaredDistances(a, b)
        return { shape: [...shape], bytes: scopedBytes() }
      })
    },
  }
}
