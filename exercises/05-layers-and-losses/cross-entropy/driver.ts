import { tensor } from 'chalkgrad'

export function drive({ crossEntropy }: typeof import('./cross-entropy.ts')) {
  const of = (rows: number[][]) => tensor(rows, { dtype: 'float64', requiresGrad: true })
  const classes = (labels: number[]) => tensor(labels, { dtype: 'int32' })
  return {
    /** The mean loss with class numbers. */
    loss: (logits: number[][], labels: number[]) => crossEntropy(of(logits), classes(labels)).item(),
    /** The loss of each row. */
    each: (logits: number[][], labels: number[]) =>
      crossEntropy(of(logits), classes(labels), { reduction: 'none' }).toArray(),
    /** The mean loss with rows of probabilities. */
    lossOfRows: (logits: number[][], rows: number[][]) =>
      crossEntropy(of(logits), tensor(rows, { dtype: 'float64' })).item(),
    /** ∂loss/∂logits. */
    gradient(logits: number[][], labels: number[]) {
      const leaf = of(logits)
      crossEntropy(leaf, classes(labels)).backward()
      return leaf.grad?.toArray()
    },
    /** The name of the error for labels (2, 1) beside logits (2, 3). */
    errorOfWrongShape(): string {
      try {
        crossEntropy(
          of([
            [0, 0, 0],
            [0, 0, 0],
          ]),
          tensor([[1], [2]], { dtype: 'int32' }),
        )
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.name : String(error)
      }
    },
  }
}
