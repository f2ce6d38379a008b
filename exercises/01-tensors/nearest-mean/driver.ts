import { randn, Random, scope, tensor } from 'chalkgrad'
import type { NestedArray } from 'chalkgrad'
import { currentScope } from 'chalkgrad/storage/scope'

const whole = (labels: number[]) => tensor(labels, { dtype: 'int32' })

/** Runs where the learner's file runs: makes tensors, and hands out nested lists. */
export function drive(impl: typeof import('./nearest-mean.ts')) {
  return {
    classMeans: (x: number[][], labels: number[], classes: number): NestedArray =>
      impl.classMeans(tensor(x), whole(labels), classes).toArray(),
    squaredDistances: (a: number[][], b: number[][]): NestedArray =>
      impl.squaredDistances(tensor(a), tensor(b)).toArray(),
    nearest: (x: number[][], means: number[][]): NestedArray => impl.nearest(tensor(x), tensor(means)).toArray(),
    /** How many numbers the largest tensor holds that is made on the way to the distances of (n, features) and (m, features). */
    largest(n: number, m: number, features: number): { shape: number[]; numbers: number } {
      const random = new Random(1)
      const [a, b] = [randn([n, features], random), randn([m, features], random)]
      return scope(() => {
        const { shape } = impl.squaredDistances(a, b)
        const made = [...(currentScope()?.made ?? [])].map(({ length }) => length)
        return { shape: [...shape], numbers: Math.max(...made) }
      })
    },
  }
}
