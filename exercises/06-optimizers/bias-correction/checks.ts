import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./bias-correction.ts')> = {
  'the examples of the task': async (impl, t) => {
    t.near(await impl.rollingAverage([2, 4], 0.5), [1, 2.5], 1e-12)
    t.near(await impl.weightOfValues(0.5, 2), 0.75, 1e-12)
    t.near(await impl.corrected([2, 4], 0.5), [2, 10 / 3], 1e-12)
  },
  'a rolling average of equal values climbs toward them': async (impl, t) => {
    t.near(await impl.rollingAverage([10, 10, 10], 0.9), [1, 1.9, 2.71], 1e-12)
  },
  'the weight of the values begins at 1 − beta and goes to 1': async (impl, t) => {
    t.near(await impl.weightOfValues(0.999, 1), 0.001, 1e-12)
    t.near(await impl.weightOfValues(0.9, 3), 0.271, 1e-12)
    t.near(await impl.weightOfValues(0.9, 400), 1, 1e-12)
  },
  'the corrected average of equal values is that value, from the first on': async (impl, t) => {
    t.near(await impl.corrected([7, 7, 7, 7], 0.9), [7, 7, 7, 7], 1e-12)
    t.near(await impl.corrected([-3, -3], 0.999), [-3, -3], 1e-9)
  },
  'newer values weigh more': async (impl, t) => {
    // (0.1·0.81·3 + 0.1·0.9·0 + 0.1·6) / 0.271
    t.near(await impl.corrected([3, 0, 6], 0.9), [3, 0.27 / 0.19, 0.843 / 0.271], 1e-12)
  },
  'with beta 0 only the newest value counts, and nothing gives nothing': async (impl, t) => {
    t.near(await impl.corrected([5, -1, 2], 0), [5, -1, 2], 1e-12)
    t.near(await impl.corrected([], 0.9), [], 1e-12)
  },
}
