import type { Checks } from '#exercises'

const x = [[1, 2, 3, 4], [-5, 6, 7, 8]] // prettier-ignore

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'each element is either 0 or x / (1 − p)': async (impl, t) => {
    for (const [p, seed] of [
      [0.5, 1],
      [0.2, 2],
      [0.75, 3],
    ]) {
      // prettier-ignore
      const y = await impl.forward(x, { p, seed })
      for (const [i, value] of y.flat().entries()) {
        const scaled = x.flat()[i] / (1 - p)
        t.ok(
          value === 0 || Math.abs(value - scaled) < 1e-9,
          `p ${p}: ${x.flat()[i]} became ${value}; it should be 0 or ${x.flat()[i]} / ${1 - p} = ${scaled}`,
        )
      }
    }
  },
  'the share of zeros is p': async (impl, t) => {
    for (const p of [0.5, 0.1, 0.8]) {
      const { zeros } = await impl.statistics([100, 100], { p, seed: 4 })
      t.ok(Math.abs(zeros / 10000 - p) < 0.02, `of 10,000 elements ${zeros} are 0, and p is ${p}`)
    }
  },
  'the mean stays, whatever p is': async (impl, t) => {
    for (const p of [0.5, 0.3]) {
      const { mean } = await impl.statistics([100, 100], { p, seed: 5 })
      t.ok(
        Math.abs(mean - 1) < 0.05,
        `10,000 ones went in with p ${p}; the mean of what came out is ${mean.toFixed(3)}`,
      )
    }
  },
  'in use nothing changes, and p = 0 changes nothing': async (impl, t) => {
    t.near(await impl.forward(x, { p: 0.5, seed: 6, training: false }), x, 0)
    t.near(await impl.forward(x, { p: 0, seed: 6 }), x, 0)
  },
  'every element for itself: a row is not dropped as a whole': async (impl, t) => {
    const rows = await impl.forward(
      Array.from({ length: 50 }, () => [1, 1, 1, 1, 1, 1]),
      { p: 0.5, seed: 7 },
    )
    const mixed = rows.filter((row) => new Set(row).size === 2).length
    t.ok(
      mixed > 40,
      `of 50 rows of six ones, ${mixed} have both zeros and others: each element has a chance of its own`,
    )
    const columns = [0, 1, 2, 3, 4, 5].filter((j) => new Set(rows.map((row) => row[j])).size === 2).length
    t.equal(columns, 6)
  },
  'every pass draws anew, and the seed decides what': async (impl, t) => {
    const masks = await impl.masks(4, 40, { p: 0.5, seed: 8 })
    t.ok(new Set(masks.map((mask) => mask.join(''))).size === 4, 'four passes dropped the same elements twice')
    t.equal(await impl.masks(4, 40, { p: 0.5, seed: 8 }), masks)
    const others = await impl.masks(1, 40, { p: 0.5, seed: 9 })
    t.ok(others[0].join() !== masks[0].join(), 'another seed dropped the same elements')
  },
  'the gradient is 1 / (1 − p) where an element stayed, and 0 where it was dropped': async (impl, t) => {
    const input = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const { output, gradient } = await impl.gradient(input, { p: 0.6, seed: 10 })
    t.gradient(gradient, output.map((value) => (value === 0 ? 0 : 2.5)), 'x', 1e-9) // prettier-ignore
    t.ok(
      output.includes(0) && output.some((value) => value !== 0),
      `with p 0.6, of ten elements some are dropped and some stay; here they became ${output.join(', ')}`,
    )
  },
  'any shape, and float32 stays float32': async (impl, t) => {
    const { shape, dtype, values } = await impl.statistics([2, 3, 4, 5], { p: 0.5, seed: 11, dtype: 'float32' })
    t.equal(shape, [2, 3, 4, 5])
    t.equal(dtype, 'float32')
    t.ok(
      values.join() === '0,2',
      `ones of shape (2, 3, 4, 5), with p 0.5, become 0 or 1 / 0.5 = 2; here they became ${values.join(' and ')}`,
    )
  },
}
