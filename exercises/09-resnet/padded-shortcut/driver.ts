import { arange, grad } from 'chalkgrad'
import type { Dtype, NestedArray } from 'chalkgrad'

/** Runs where the learner's file runs: x holds 1, 2, 3, … */
export function drive({ paddedShortcut }: typeof import('./padded-shortcut.ts')) {
  const count = (shape: number[], dtype: Dtype = 'float64') =>
    arange(1, 1 + shape.reduce((product, size) => product * size, 1)).cast(dtype).reshape(shape) // prettier-ignore
  return {
    paddedShortcut(shape: number[], channels: number, stride: number): NestedArray {
      return paddedShortcut(count(shape), channels, stride).toArray()
    },
    facts(shape: number[], channels: number, stride: number, dtype: Dtype) {
      const y = paddedShortcut(count(shape, dtype), channels, stride)
      return { shape: [...y.shape], dtype: y.dtype }
    },
    /** The gradient of x where y has the gradient 1, 2, 3, … */
    gradient(shape: number[], channels: number, stride: number): NestedArray {
      const x = count(shape).detach()
      x.requiresGrad = true
      const y = paddedShortcut(x, channels, stride)
      return grad(y.mul(count([...y.shape])).sum(), [x])[0].toArray()
    },
  }
}
