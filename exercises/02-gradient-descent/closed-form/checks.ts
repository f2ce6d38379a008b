import type { Checks } from '#exercises'

const both = ({ w, b }: { w: number; b: number }): number[] => [w, b]

export const checks: Checks<typeof import('./closed-form.ts')> = {
  'the three points of the example': async (impl, t) => {
    t.near(both(await impl.fitLine([0, 1, 2], [1.2, 2.7, 5.1])), [1.95, 1.05], 1e-12)
  },
  'points on a line give that line': async (impl, t) => {
    t.near(both(await impl.fitLine([-3, 0.5, 4, 9], [14, 3.5, -7, -22])), [-3, 5], 1e-12)
    t.near(both(await impl.fitLine([2, 5], [1, 7])), [2, -3], 1e-12)
  },
  'a flat line': async (impl, t) => {
    t.near(both(await impl.fitLine([1, 2, 3], [4, 4, 4])), [0, 4], 1e-12)
  },
  'at the best line both slopes of the loss are zero': async (impl, t) => {
    const x = [0.2, 1.7, -0.6, 3.1, 2.2]
    const y = [1.1, 0.4, 2.9, -1.3, 0.7]
    const { w, b } = await impl.fitLine(x, y)
    let [slopeW, slopeB] = [0, 0]
    for (let i = 0; i < x.length; i++) {
      const error = w * x[i] + b - y[i]
      slopeW += error * x[i]
      slopeB += error
    }
    t.near([slopeW, slopeB], [0, 0], 1e-12)
  },
  'x far from zero: the years 2001 to 2005': async (impl, t) => {
    const x = [2001, 2002, 2003, 2004, 2005]
    t.near(both(await impl.fitLine(x, [1, 3, 2, 5, 4])), [0.8, 3 - 0.8 * 2003], 1e-9)
  },
  'x very far from zero: a clock in milliseconds': async (impl, t) => {
    const start = 1_700_000_000_000
    const x = [0, 1, 2, 3].map((i) => start + i)
    t.near((await impl.fitLine(x, [1, 3, 5, 7])).w, 2, 1e-9)
  },
  'all x equal: no one best line': async (impl, t) => {
    // In whatever words.
    await t.throws(() => impl.fitLine([2, 2, 2], [1, 2, 3]), 'Error', { 'what is wrong': /\w\W+\w/ })
    // Three times 0.1 add up to a little more than 0.3, so their mean is not 0.1.
    await t.throws(() => impl.fitLine([0.1, 0.1, 0.1], [1, 2, 3]), 'Error', { 'what is wrong': /\w\W+\w/ })
    t.near(both(await impl.fitLine([2, 2, 3], [1, 3, 5])), [3, -4], 1e-12)
  },
}
