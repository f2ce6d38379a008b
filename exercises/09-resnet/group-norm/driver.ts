import { grad, noGrad, tensor } from 'chalkgrad'

export interface Case {
  groups: number
  shape: number[]
  values: number[]
  weight?: number[]
  bias?: number[]
  epsilon?: number
}

/** Runs where the learner's file runs. */
export function drive({ GroupNorm }: typeof import('./group-norm.ts')) {
  const layer = ({ groups, shape, weight, bias, epsilon }: Case) => {
    const norm = new GroupNorm(groups, shape[1], { epsilon })
    norm.to('float64')
    noGrad(() => {
      if (weight) norm.weight.copy_(tensor(weight, { dtype: 'float64' }))
      if (bias) norm.bias.copy_(tensor(bias, { dtype: 'float64' }))
    })
    return norm
  }
  return {
    forward(one: Case, training = true) {
      const x = tensor(one.values, { shape: one.shape, dtype: 'float64' })
      const y = layer(one).train(training).forward(x)
      return { shape: [...y.shape], values: [...y.data()] }
    },
    /** The gradients of Σ slopes · y for x, weight and bias. */
    gradients(one: Case, slopes: number[]): number[][] {
      const norm = layer(one)
      const x = tensor(one.values, { shape: one.shape, dtype: 'float64', requiresGrad: true })
      const loss = norm
        .forward(x)
        .mul(tensor(slopes, { shape: one.shape, dtype: 'float64' }))
        .sum()
      return grad(loss, [x, norm.weight, norm.bias]).map((gradient) => [...gradient.data()])
    },
  }
}
