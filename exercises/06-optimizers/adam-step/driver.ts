import { tensor } from 'chalkgrad'

interface Options {
  learningRate?: number
  beta1?: number
  beta2?: number
  epsilon?: number
  weightDecay?: number
}

export function drive({ Adam }: typeof import('./adam-step.ts')) {
  const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })
  /** Steps with given gradients, one list a step. */
  function walk(start: number[], gradients: number[][], options: Options) {
    const w = leaf(start)
    const optimizer = new Adam([w], options)
    const path = gradients.map((gradient) => {
      optimizer.zeroGrad()
      w.mul(tensor(gradient, { dtype: 'float64' }))
        .sum()
        .backward()
      optimizer.step()
      return [...w.data()]
    })
    const { '0.m': m, '0.v': v } = optimizer.stateDict()
    return { path, m: [...m.data()], v: [...v.data()], gradient: w.grad ? [...w.grad.data()] : [] }
  }
  return {
    walk,
    /** Minimizes Σ ½·aᵢ·xᵢ² for curvatures a. */
    minimize(start: number[], curvatures: number[], learningRate: number, count: number) {
      const w = leaf(start)
      const optimizer = new Adam([w], { learningRate })
      for (let i = 0; i < count; i++) {
        optimizer.zeroGrad()
        w.square()
          .mul(tensor(curvatures, { dtype: 'float64' }))
          .sum()
          .mul(0.5)
          .backward()
        optimizer.step()
      }
      return [...w.data()]
    },
  }
}
