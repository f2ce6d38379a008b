import type { Checks, Exempt } from '#exercises'

/** In two passes, as chapter 5 does it: the largest number, then the sum. */
function twoPasses(x: number[]) {
  const largest = Math.max(...x)
  return [largest, x.reduce((sum, value) => sum + Math.exp(value - largest), 0)]
}

/** How often a row is read is counted; an empty part adds nothing, so the other may be the answer as it is. */
export const exempt: Exempt = { rowStats: [0], softmax: [0], merge: [0, 1] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the examples': async (impl, t) => {
    t.near(await impl.rowStats([0, 0]), [0, 2])
    t.near(await impl.rowStats([0, 1]), [1, 1 + Math.exp(-1)])
  },
  'rising, falling, up and down': async (impl, t) => {
    for (const x of [[1, 2, 3, 4], [4, 3, 2, 1], [0, 3, -2, 5, 5, 1], [-7]])
      // prettier-ignore
      t.near(await impl.rowStats(x), twoPasses(x), 1e-12)
  },
  'numbers whose exponentials no computer holds': async (impl, t) => {
    t.near(await impl.rowStats([1000, 1001, 999]), twoPasses([1000, 1001, 999]), 1e-12)
    t.near(await impl.rowStats([-1000, -1001]), twoPasses([-1000, -1001]), 1e-12)
    t.near(await impl.softmax([1000, 1000, -1000]), [0.5, 0.5, 0])
  },
  'one pass for the statistics, two in all': async (impl, t) => {
    const x = [3, 1, 4, 1, 5, 9, 2, 6]
    const stats = await impl.reads('rowStats', x)
    t.near(stats.result, twoPasses(x), 1e-12)
    t.ok(stats.reads <= x.length, `rowStats read ${stats.reads} numbers of a row of ${x.length}`)
    const { reads, result } = await impl.reads('softmax', x)
    const [largest, sum] = twoPasses(x)
    t.near(result, x.map((value) => Math.exp(value - largest) / sum), 1e-12) // prettier-ignore
    t.ok(reads <= 2 * x.length, `softmax read ${reads} numbers of a row of ${x.length}; two for each are enough`)
  },
  'an empty row': async (impl, t) => {
    t.equal(await impl.emptyStats(), { largestIsMinusInfinity: true, sum: 0 })
  },
  'two parts, either of them with the larger number': async (impl, t) => {
    const [a, b] = [[1, 5, 2], [3, 9]] // prettier-ignore
    const both = twoPasses([...a, ...b])
    t.near(await impl.merged(a, b), both, 1e-12)
    t.near(await impl.merged(b, a), both, 1e-12)
    t.near(await impl.merged([800], [-800, 800]), [800, 2], 1e-12)
  },
  'a part that is empty changes nothing, and two empty parts are empty': async (impl, t) => {
    t.near(await impl.merged([], [2, 4]), twoPasses([2, 4]), 1e-12)
    t.near(await impl.merged([2, 4], []), twoPasses([2, 4]), 1e-12)
    t.equal(await impl.mergedEmpty(), { largestIsMinusInfinity: true, sum: 0 })
  },
  'softmax adds up to 1': async (impl, t) => {
    const y = await impl.softmax([0.1, -2, 3.5, 3.5])
    t.near(y.reduce((sum, value) => sum + value, 0), 1, 1e-12) // prettier-ignore
    t.near(y[2] / y[0], Math.exp(3.4), 1e-9)
  },
}
