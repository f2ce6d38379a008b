import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./roofline.ts')> = {
  'the example: an addition waits for memory': async (impl, t) => {
    t.near(await impl.attainable(50, 20, 1, 12), 20 / 12)
    t.equal(await impl.limit(50, 20, 1, 12), 'memory')
  },
  'a large product is at the ceiling, never above it': async (impl, t) => {
    t.near(await impl.attainable(50, 20, 2e9, 12e6), 50)
    t.equal(await impl.limit(50, 20, 2e9, 12e6), 'compute')
    t.near(await impl.attainable(8, 100, 300, 10), 8)
  },
  'only the quotient of work and bytes counts': async (impl, t) => {
    t.near(await impl.attainable(100, 30, 7, 14), 15)
    t.near(await impl.attainable(100, 30, 7e6, 14e6), 15)
  },
  'at the ridge both take equally long: compute': async (impl, t) => {
    t.near(await impl.attainable(60, 20, 3, 1), 60)
    t.equal(await impl.limit(60, 20, 3, 1), 'compute')
    t.equal(await impl.limit(60, 20, 2.99, 1), 'memory')
  },
  'a kernel that computes nothing, such as a copy, is bound by memory': async (impl, t) => {
    t.near(await impl.attainable(50, 20, 0, 8), 0)
    t.equal(await impl.limit(50, 20, 0, 8), 'memory')
  },
  'the smallest product that is bound by compute': async (impl, t) => {
    t.equal(await impl.smallestComputeBound(50, 20), 15)
    t.equal(await impl.smallestComputeBound(230, 23), 60)
    t.equal(await impl.smallestComputeBound(100, 24), 25)
    t.equal(await impl.smallestComputeBound(7, 20), 3)
    t.equal(await impl.smallestComputeBound(1, 100), 1)
  },
}
