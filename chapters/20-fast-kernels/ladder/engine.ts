import { chosenKernels, kernelSets, scope, tensor, useKernels } from 'chalkgrad'
import type { Rung } from './rung.ts'

/** A rung that is the engine's matmul with a set of kernels, the first of these that is here. */
export function inEngine(name: string, adds: string, ...sets: readonly string[]): Rung {
  return {
    name,
    adds,
    prepare({ m, n, K, A, B }) {
      const set = sets.find((one) => kernelSets().includes(one))
      if (set === undefined) return undefined
      const before = chosenKernels()
      useKernels(set)
      const [a, b] = [tensor(A, { shape: [m, K] }), tensor(B, { shape: [K, n] })]
      return {
        multiply: () => scope(() => void a.matmul(b)),
        result: () => Float32Array.from(a.matmul(b).data()),
        end: () => useKernels(before),
      }
    },
  }
}
