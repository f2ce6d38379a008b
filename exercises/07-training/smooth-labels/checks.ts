import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example of the task': async (impl, t) => {
    const { rows } = await impl.smoothLabels([2], 4, 0.2)
    t.near(rows, [[0.05, 0.05, 0.85, 0.05]])
  },
  'a batch: every row adds up to 1': async (impl, t) => {
    const { rows, shape, dtype } = await impl.smoothLabels([0, 1, 1], 2, 0.1)
    t.near(rows, [[0.95, 0.05], [0.05, 0.95], [0.05, 0.95]]) // prettier-ignore
    t.equal({ shape, dtype }, { shape: [3, 2], dtype: 'float32' })
    const ten = await impl.smoothLabels([7, 3], 10, 0.1)
    t.near(ten.rows.map((row) => row.reduce((sum, q) => sum + q, 0)), [1, 1]) // prettier-ignore
    t.near(ten.rows[0][7], 0.91)
  },
  'without smoothing the labels are one-hot': async (impl, t) => {
    t.near((await impl.smoothLabels([1], 3, 0)).rows, [[0, 1, 0]])
  },
  'the best gap of the task, and of ten classes': async (impl, t) => {
    t.near(await impl.bestGap(4, 0.2), Math.log(17), 1e-9)
    t.near(await impl.bestGap(10, 0.1), Math.log(91), 1e-9)
    t.near(await impl.bestGap(2, 0.5), Math.log(3), 1e-9)
  },
  'at the best gap the loss is lowest, and as low as lowestLoss says': async (impl, t) => {
    for (const [classes, smoothing] of [
      [4, 0.2],
      [10, 0.1],
      [3, 0.6],
    ]) {
      // prettier-ignore
      const gap = await impl.bestGap(classes, smoothing)
      const [less, best, more] = [gap - 0.1, gap, gap + 0.1].map((at) => impl.loss(classes, smoothing, at))
      t.ok(
        (await best) < (await less) && (await best) < (await more),
        `${classes} classes, smoothing ${smoothing}: at a gap of ${gap.toFixed(3)} the loss is not lower than 0.1 to its left and to its right`,
      )
      t.near(await impl.lowestLoss(classes, smoothing), await best, 1e-6)
    }
  },
  'the lowest loss of the task, and 0 without smoothing': async (impl, t) => {
    t.near(await impl.lowestLoss(4, 0.2), -0.85 * Math.log(0.85) - 0.15 * Math.log(0.05), 1e-9)
    t.near(await impl.lowestLoss(10, 0), 0, 1e-12)
  },
  'a smoothing of 1 or more, or below 0, is refused': async (impl, t) => {
    t.near((await impl.smoothLabels([0], 2, 0.5)).rows, [[0.75, 0.25]])
    for (const smoothing of [1, -0.1, NaN]) t.equal(await impl.errorOf(smoothing), 'ArgumentError')
  },
}
