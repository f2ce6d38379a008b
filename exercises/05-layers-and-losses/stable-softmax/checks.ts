import type { Checks } from '#exercises'

const ln2 = Math.log(2)

export const checks: Checks<typeof import('./stable-softmax.ts')> = {
  'small numbers: the definition itself': async (impl, t) => {
    t.near(await impl.softmax([0, 0]), [0.5, 0.5], 1e-12)
    const sum = Math.exp(2) + Math.exp(1) + 1
    t.near(await impl.softmax([2, 1, 0]), [Math.exp(2) / sum, Math.exp(1) / sum, 1 / sum], 1e-12)
    t.near(await impl.logSumExp([2, 1, 0]), Math.log(sum), 1e-12)
    t.near(await impl.logSoftmax([2, 1, 0]), [2 - Math.log(sum), 1 - Math.log(sum), -Math.log(sum)], 1e-12)
  },
  'logSumExp of numbers that overflow': async (impl, t) => {
    t.near(await impl.logSumExp([1000, 1000]), 1000 + ln2, 1e-12)
    t.near(await impl.logSumExp([5, 9000, -9000]), 9000, 1e-12)
  },
  'logSumExp of numbers whose exponentials are all 0 to a computer': async (impl, t) => {
    t.near(await impl.logSumExp([-1000, -1000]), -1000 + ln2, 1e-12)
    t.near(await impl.logSumExp([-5000]), -5000, 1e-12)
  },
  'softmax of large and of very negative numbers': async (impl, t) => {
    const p = 1 / (1 + Math.exp(-1))
    t.near(await impl.softmax([1001, 1000]), [p, 1 - p], 1e-12)
    t.near(await impl.softmax([-1000, -1001]), [p, 1 - p], 1e-12)
    t.near(await impl.softmax([-3000, 0, -3000]), [0, 1, 0], 1e-12)
  },
  'adding the same to every number changes nothing': async (impl, t) => {
    const z = [0.3, -1.2, 2.5, 0]
    const p = await impl.softmax(z)
    t.near(await impl.softmax(z.map((value) => value + 1e5)), p, 1e-9)
    t.near(
      p.reduce((sum, value) => sum + value, 0),
      1,
      1e-12,
    )
  },
  'logSoftmax where the probability is 0 to a computer': async (impl, t) => {
    t.near(await impl.logSoftmax([0, -2000]), [0, -2000], 1e-12)
    t.near(await impl.logSoftmax([800, 0, 0]), [0, -800, -800], 1e-12)
  },
}
