import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./spin-or-sleep.ts')> = {
  'the examples': async (impl, t) => {
    t.near(await impl.cost(30, 100, 50), 30)
    t.near(await impl.cost(500, 100, 50), 150)
    t.near(await impl.cost(100, 100, 50), 100)
    t.near(await impl.worstRatio(100, 50), 3)
  },
  'sleeping at once costs the waking, spinning for ever costs the wait': async (impl, t) => {
    t.near(await impl.cost(7, 0, 50), 50)
    t.near(await impl.cost(1e6, 1e9, 50), 1e6)
  },
  'who knows the future': async (impl, t) => {
    t.near(await impl.bestCost(20, 50), 20)
    t.near(await impl.bestCost(50, 50), 50)
    t.near(await impl.bestCost(1e6, 50), 50)
  },
  'the worst case of a limit that is too short': async (impl, t) => {
    t.near(await impl.worstRatio(10, 50), 6)
    t.near(await impl.worstRatio(25, 50), 3)
  },
  'the worst case of one that is too long': async (impl, t) => {
    t.near(await impl.worstRatio(500, 50), 11)
    t.near(await impl.worstRatio(60, 20), 4)
  },
  'the best limit never pays more than twice': async (impl, t) => {
    for (const wake of [1, 50, 170]) {
      const limit = await impl.bestLimit(wake)
      t.near(limit, wake)
      t.near(await impl.worstRatio(limit, wake), 2)
    }
  },
  'no wait is worse than the worst ratio says': async (impl, t) => {
    for (const limit of [5, 40, 50, 300]) {
      const worst = await impl.worstRatio(limit, 50)
      let seen = 0
      for (const wait of [1, limit, limit * 1.000001, 49, 51, 1000]) {
        seen = Math.max(seen, (await impl.cost(wait, limit, 50)) / (await impl.bestCost(wait, 50)))
      }
      t.near(seen, worst, 1e-4)
    }
  },
}
