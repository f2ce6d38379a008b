import { crossEntropy, tensor } from 'chalkgrad'

export function drive(impl: typeof import('./smooth-labels.ts')) {
  const { bestGap, lowestLoss } = impl
  const int = (labels: number[]) => tensor(labels, { dtype: 'int32' })
  return {
    bestGap,
    lowestLoss,
    smoothLabels(labels: number[], classes: number, smoothing: number) {
      const rows = impl.smoothLabels(int(labels), classes, smoothing)
      return { shape: [...rows.shape], dtype: rows.dtype, rows: rows.toArray() as number[][] }
    },
    /** The cross-entropy of logits that are 0, but for `gap` at the right class. */
    loss(classes: number, smoothing: number, gap: number) {
      const logits = tensor([Array.from({ length: classes }, (_, c) => (c === 1 ? gap : 0))], { dtype: 'float64' })
      return crossEntropy(logits, impl.smoothLabels(int([1]), classes, smoothing).cast('float64')).item()
    },
    errorOf(smoothing: number) {
      try {
        impl.smoothLabels(int([0]), 3, smoothing)
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.name : String(error)
      }
    },
  }
}
