import { tensor } from 'chalkgrad'
import { record } from 'chalkgrad/autograd/record'
import type { NestedArray, Tensor } from 'chalkgrad'

const matrix = tensor([[2, -1, 0], [-1, 3, 4], [0, 4, 1]], { dtype: 'float64' }) // prettier-ignore

const functions = {
  /** a²b, of two numbers */
  product: (x: Tensor) => x.select(0, 0).square().mul(x.select(0, 1)),
  /** ½ xᵀAx with a symmetric A: its Hessian is A everywhere */
  quadratic: (x: Tensor) => x.matmul(matrix).mul(x).sum().mul(0.5),
  /** Σ x³: a diagonal Hessian, 6x */
  cubes: (x: Tensor) => x.pow(3).sum(),
  /** Rosenbrock's valley, (1 − a)² + 100 (b − a²)² */
  valley: (x: Tensor) => {
    const [a, b] = [x.select(0, 0), x.select(0, 1)]
    return a.sub(1).square().add(b.sub(a.square()).square().mul(100))
  },
}

/** Runs where the learner's file runs: the functions and tensors stay here, only names and numbers travel. */
export function drive(impl: typeof import('./hessian-vector-product.ts')) {
  const leaf = (values: NestedArray) => tensor(values, { dtype: 'float64', requiresGrad: true })
  return {
    product(name: keyof typeof functions, x: NestedArray, v: NestedArray) {
      const result = impl.hessianVectorProduct(functions[name], leaf(x), tensor(v, { dtype: 'float64' }))
      return { shape: [...result.shape], data: result.data() }
    },
    /** H·v of Σ x³ for x = v = 1, 2, …, and how often a gradient came back to x on the way. */
    walks(size: number) {
      let walks = 0
      const watched = (x: Tensor) =>
        record(
          'watched',
          x.detach().clone(),
          [x],
          [
            (g) => {
              if (++walks > 20) throw new Error(`a gradient came back to x ${walks} times: two walks are enough`)
              return g
            },
          ],
        )
      const values = Array.from({ length: size }, (_, i) => i + 1)
      const x = leaf(values)
      const result = impl.hessianVectorProduct((point) => watched(point).pow(3).sum(), x, x.detach().clone())
      return { data: result.data(), walks }
    },
    /** Is x.grad still undefined afterwards? */
    leavesGradAlone(x: NestedArray, v: NestedArray) {
      const point = leaf(x)
      impl.hessianVectorProduct(functions.cubes, point, tensor(v, { dtype: 'float64' }))
      return point.grad === undefined
    },
  }
}
