import { tensor } from 'chalkgrad'

export function drive({ huberLoss }: typeof import('./huber.ts')) {
  const of = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })
  const nameOf = (fn: () => unknown): string => {
    try {
      fn()
      return 'no error'
    } catch (error) {
      return error instanceof Error ? error.name : String(error)
    }
  }
  return {
    /** The loss of each element. */
    each: (predictions: number[], targets: number[], delta: number) =>
      huberLoss(of(predictions), of(targets), { delta, reduction: 'none' }).toArray(),
    /** With nothing but the two tensors. */
    mean: (predictions: number[], targets: number[]) => huberLoss(of(predictions), of(targets)).item(),
    /** The gradient of the summed loss with respect to the predictions. */
    gradient(predictions: number[], targets: number[], delta: number) {
      const leaf = of(predictions)
      huberLoss(leaf, of(targets), { delta, reduction: 'sum' }).backward()
      return leaf.grad?.toArray()
    },
    /** The names of the errors for shapes (2, 1) and (2), and for delta 0. */
    errors: () => [
      nameOf(() => huberLoss(tensor([[1], [2]]), tensor([1, 2]))),
      nameOf(() => huberLoss(tensor([1]), tensor([2]), { delta: 0 })),
    ],
  }
}
