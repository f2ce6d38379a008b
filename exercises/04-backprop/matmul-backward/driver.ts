import { grad, tensor } from 'chalkgrad'
import type { NestedArray, Tensor } from 'chalkgrad'

const leaf = (values: NestedArray) => tensor(values, { dtype: 'float64', requiresGrad: true })
const data = (x: Tensor | undefined) => x && { shape: [...x.shape], data: x.data() }

/** Runs where the learner's file runs: builds tensors, walks back, and hands out plain numbers. */
export function drive(impl: typeof import('./matmul-backward.ts')) {
  return {
    /** The gradients of A and B for C = A·B, given ∂loss/∂C. */
    gradients(a: NestedArray, b: NestedArray, g: NestedArray) {
      const [left, right] = [leaf(a), leaf(b)]
      impl.matmul(left, right).backward(tensor(g, { dtype: 'float64' }))
      return { a: data(left.grad), b: data(right.grad) }
    },
    /** ∂²/∂a∂b of (a·b)², for two 1 × 1 matrices. */
    mixedSecondDerivative(a: number, b: number) {
      const [left, right] = [leaf([[a]]), leaf([[b]])]
      const [first] = grad(impl.matmul(left, right).square().sum(), [left], { createGraph: true })
      return grad(first.sum(), [right])[0].item()
    },
  }
}
