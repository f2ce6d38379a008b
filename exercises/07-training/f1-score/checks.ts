import type { Checks } from '#exercises'

const small = [[8, 2], [1, 3]] // prettier-ignore
/** 1,000 clothes, 10 of them hats; none of the hats is found. */
const hats = [[990, 0], [10, 0]] // prettier-ignore
const three = [
  [5, 0, 1],
  [2, 6, 0],
  [3, 0, 3],
]

export const checks: Checks<typeof import('./f1-score.ts')> = {
  'precision and recall of the task': async (impl, t) => {
    t.near(await impl.precision(small), [8 / 9, 3 / 5], 1e-12)
    t.near(await impl.recall(small), [8 / 10, 3 / 4], 1e-12)
  },
  'f1 of the task': async (impl, t) => {
    t.near(await impl.f1(small), [16 / 19, 2 / 3], 1e-12)
  },
  'three classes': async (impl, t) => {
    t.near(await impl.precision(three), [0.5, 1, 0.75], 1e-12)
    t.near(await impl.recall(three), [5 / 6, 0.75, 0.5], 1e-12)
    t.near(await impl.f1(three), [10 / 16, 12 / 14, 6 / 10], 1e-12)
  },
  'a class that is never found: accuracy is 99 %, its scores are 0': async (impl, t) => {
    t.near(await impl.precision(hats), [0.99, 0], 1e-12)
    t.near(await impl.recall(hats), [1, 0], 1e-12)
    t.near(await impl.f1(hats), [1980 / 1990, 0], 1e-12)
  },
  'a class without samples': async (impl, t) => {
    const counts = [[4, 1], [0, 0]] // prettier-ignore
    t.near(await impl.recall(counts), [0.8, 0], 1e-12)
    t.near(await impl.precision(counts), [1, 0], 1e-12)
    t.near(await impl.f1(counts), [8 / 9, 0], 1e-12)
  },
  'macro: the mean over classes shows the class that is never found': async (impl, t) => {
    t.near(await impl.macroF1(hats), 990 / 1990, 1e-12)
    t.near(await impl.macroF1(three), (10 / 16 + 12 / 14 + 6 / 10) / 3, 1e-12)
  },
  'weighted: the mean over samples hides it': async (impl, t) => {
    t.near(await impl.weightedF1(hats), (0.99 * 1980) / 1990, 1e-12)
    t.near(await impl.weightedF1(three), (6 * (10 / 16) + 8 * (12 / 14) + 6 * (6 / 10)) / 20, 1e-12)
  },
}
