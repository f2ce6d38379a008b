import { grad, tensor, type Dtype } from 'chalkgrad'

/** Numbers, and the axes that they stand in. */
export interface Numbers {
  shape: number[]
  values: number[]
}

/** Runs where the learner's file runs. */
export function drive({ maskedSoftmax }: typeof import('./masked-softmax.ts')) {
  const made = ({ shape, values }: Numbers, dtype: Dtype, requiresGrad = false) => tensor(values, { shape, dtype, requiresGrad }) // prettier-ignore
  const maskOf = (mask: Numbers | undefined, dtype: Dtype) => mask && made(mask, dtype)
  return {
    /** The weights, with their shape and dtype. */
    maskedSoftmax(scores: Numbers, mask?: Numbers, dtype: Dtype = 'float64', maskDtype: Dtype = 'int32') {
      const weights = maskedSoftmax(made(scores, dtype), maskOf(mask, maskDtype))
      return { shape: [...weights.shape], dtype: weights.dtype, values: [...weights.data()] }
    },
    /** The gradient of Σ slopes · weights for the scores. */
    gradient(scores: Numbers, mask: Numbers | undefined, slopes: number[], dtype: Dtype = 'float64') {
      const x = made(scores, dtype, true)
      const weights = maskedSoftmax(x, maskOf(mask, 'int32'))
      const loss = weights.mul(tensor(slopes, { shape: weights.shape, dtype })).sum()
      return [...grad(loss, [x])[0].data()]
    },
  }
}
