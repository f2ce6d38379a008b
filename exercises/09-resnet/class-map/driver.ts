import { grad, nn, randn, Random, tensor } from 'chalkgrad'
import type { NestedArray } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ GlobalAveragePool, classMap }: typeof import('./class-map.ts')) {
  const options = { dtype: 'float64' } as const
  return {
    forward(x: number[][][][]): NestedArray {
      return new GlobalAveragePool().forward(tensor(x, options)).toArray()
    },
    shape(shape: number[]): { shape: number[]; dtype: string; parameters: number } {
      const pool = new GlobalAveragePool()
      const y = pool.forward(randn(shape, new Random(1)))
      return { shape: [...y.shape], dtype: y.dtype, parameters: pool.parameterCount() }
    },
    gradient(shape: number[], slopes: number[][]): NestedArray {
      const x = randn(shape, new Random(2), options).detach()
      x.requiresGrad = true
      const y = new GlobalAveragePool().forward(x)
      return grad(y.mul(tensor(slopes, options)).sum(), [x])[0].toArray()
    },
    classMap(features: number[][][][], weight: number[][], bias: number[]): NestedArray {
      return classMap(tensor(features, options), tensor(weight, options), tensor(bias, options)).toArray()
    },
    /** How far the averages of the maps are from the logits, and their shape. */
    apart(shape: number[], classes: number) {
      const random = new Random(3)
      const features = randn(shape, random, options)
      const linear = new nn.Linear(shape[1], classes, random).to('float64') as nn.Linear
      const bias = randn([classes], random, options)
      const maps = classMap(features, linear.weight, bias)
      const logits = features.mean([2, 3]).matmul(linear.weight.transpose()).add(bias)
      return { shape: [...maps.shape], apart: maps.mean([2, 3]).sub(logits).abs().max().item() }
    },
  }
}
