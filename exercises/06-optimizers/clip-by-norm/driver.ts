import { tensor, type Tensor } from 'chalkgrad'

export function drive(impl: typeof import('./clip-by-norm.ts')) {
  /** Parameters with these gradients; null for none. */
  function parameters(gradients: (number[] | null)[], dtype: 'float32' | 'float64' = 'float64'): Tensor[] {
    return gradients.map((gradient) => {
      const parameter = tensor(gradient?.map(() => 1) ?? [1], { dtype, requiresGrad: true })
      if (gradient) parameter.mul(tensor(gradient, { dtype })).sum().backward()
      return parameter
    })
  }
  const after = (list: Tensor[]) => list.map(({ grad }) => (grad ? [...grad.data()] : null))
  return {
    clipGradNorm(gradients: (number[] | null)[], maxNorm: number, dtype?: 'float32' | 'float64') {
      const list = parameters(gradients, dtype)
      const before = list.map(({ grad }) => grad)
      const norm = impl.clipGradNorm(list, maxNorm)
      return { norm, gradients: after(list), same: list.every(({ grad }, i) => grad === before[i]) }
    },
    clipGradValue(gradients: (number[] | null)[], limit: number) {
      const list = parameters(gradients)
      const largest = impl.clipGradValue(list, limit)
      return { largest, gradients: after(list) }
    },
    /** The name of the error for one gradient. */
    errorOf(gradient: number, limit: number, by: 'clipGradNorm' | 'clipGradValue' = 'clipGradNorm') {
      try {
        impl[by](parameters([[gradient]]), limit)
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.name : String(error)
      }
    },
  }
}
