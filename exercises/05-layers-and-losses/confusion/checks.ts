import type { Checks } from '#exercises'

const logits = [
  [2, 0, 1],
  [0, 3, 1],
  [3, 1, 0],
  [-5, -2, -3],
  [0.1, 0.2, 0.3],
  [9, 8, 7],
]
const labels = [0, 1, 2, 1, 1, 0]

export const checks: Checks<typeof import('./confusion.ts')> = {
  'accuracy: two of three': async (impl, t) => {
    t.near(await impl.accuracy(logits.slice(0, 3), [0, 1, 2]), 2 / 3, 1e-12)
  },
  'accuracy: logits below 0 have a largest one too': async (impl, t) => {
    t.near(await impl.accuracy([[-5, -2, -3]], [1]), 1, 1e-12)
    t.near(await impl.accuracy(logits, labels), 4 / 6, 1e-12)
  },
  'of equal logits the first is the answer': async (impl, t) => {
    t.near(await impl.accuracy([[1, 4, 4]], [1]), 1, 1e-12)
    t.near(await impl.accuracy([[1, 4, 4]], [2]), 0, 1e-12)
    t.equal(await impl.confusionMatrix([[4, 4]], [1]), [
      [0, 0],
      [1, 0],
    ])
  },
  'confusion: rows are right classes, columns answers': async (impl, t) => {
    t.equal(await impl.confusionMatrix(logits, labels), [
      [2, 0, 0],
      [0, 2, 1],
      [1, 0, 0],
    ])
  },
  'confusion: a class that never occurs has a row and a column': async (impl, t) => {
    t.equal(await impl.confusionMatrix([[0, 1, 0, 0]], [0]), [
      [0, 1, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  },
  'recall: the share of each row on the diagonal': async (impl, t) => {
    t.near(
      await impl.recall([
        [8, 2],
        [1, 3],
      ]),
      [0.8, 0.75],
      1e-12,
    )
  },
  'recall: a class without samples': async (impl, t) => {
    t.near(
      await impl.recall([
        [0, 0],
        [5, 5],
      ]),
      [0, 0.5],
      1e-12,
    )
  },
}
