import { tensor } from 'chalkgrad'

export function drive({ rocCurve, rocAuc, aucByRanks }: typeof import('./roc-auc.ts')) {
  const tensors = (scores: number[], labels: number[]) =>
    [tensor(scores, { dtype: 'float64' }), tensor(Int32Array.from(labels))] as const
  return {
    rocCurve: (scores: number[], labels: number[]) => rocCurve(...tensors(scores, labels)),
    rocAuc: (scores: number[], labels: number[]) => rocAuc(...tensors(scores, labels)),
    aucByRanks,
    errorOf(scores: number[], labels: number[]) {
      try {
        rocCurve(...tensors(scores, labels))
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.name : String(error)
      }
    },
  }
}
