import type { Checks, Remote, T } from '#exercises'

type Impl = typeof import('./local-derivatives.ts')

/** The derivative that is returned agrees with the slope of the values that are returned. */
async function slopes(f: Remote<Impl>['softplus'], name: string, points: number[], t: T): Promise<void> {
  const h = 1e-5
  for (const x of points) {
    const wanted = ((await f(x + h))[0] - (await f(x - h))[0]) / (2 * h)
    t.gradient((await f(x))[1], wanted, `${name} at ${x}`, 1e-6)
  }
}

export const checks: Checks<Impl> = {
  'squareRoot: value and derivative': async (impl, t) => {
    t.near(await impl.squareRoot(4), [2, 0.25])
    t.near(await impl.squareRoot(0.09), [0.3, 1 / 0.6])
    await slopes(impl.squareRoot, 'squareRoot', [0.3, 1, 2, 17.5], t)
  },
  'softplus: value': async (impl, t) => {
    for (const x of [-3, -0.7, 0, 0.4, 2.5, 10]) t.near((await impl.softplus(x))[0], Math.log(1 + Math.exp(x)), 1e-9)
  },
  'softplus: derivative': async (impl, t) => {
    t.near((await impl.softplus(0))[1], 0.5)
    await slopes(impl.softplus, 'softplus', [-6, -1.3, 0, 0.8, 3.1, 9], t)
  },
  'softplus of 800 and of −800 is finite': async (impl, t) => {
    t.near(await impl.softplus(800), [800, 1])
    t.near(await impl.softplus(-800), [0, 0])
  },
  'silu: value': async (impl, t) => {
    for (const x of [-4, -1, 0, 0.5, 3]) t.near((await impl.silu(x))[0], x / (1 + Math.exp(-x)), 1e-9)
  },
  'silu: derivative': async (impl, t) => {
    t.near((await impl.silu(0))[1], 0.5)
    await slopes(impl.silu, 'silu', [-5, -1.28, -0.4, 0.9, 2.2, 7], t)
  },
}
