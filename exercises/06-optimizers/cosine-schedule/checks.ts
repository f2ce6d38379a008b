import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example of the task': async (impl, t) => {
    t.near(await impl.rates({ learningRate: 0.1, steps: 100 }, [0, 50, 100, 101]), [0.1, 0.05, 0, 0], 1e-12)
  },
  'slow at both ends, fast in the middle': async (impl, t) => {
    const wanted = [0.8, 0.8 * 0.8535533905932737, 0.4, 0.8 * 0.14644660940672627, 0]
    t.near(await impl.rates({ learningRate: 0.8, steps: 40 }, [0, 10, 20, 30, 40]), wanted, 1e-12)
  },
  'ends at the minimum, and the middle is half way': async (impl, t) => {
    t.near(await impl.rates({ learningRate: 0.5, minimum: 0.1, steps: 6 }, [0, 2, 3, 6]), [0.5, 0.4, 0.3, 0.1], 1e-12)
  },
  'stays at the minimum for ever': async (impl, t) => {
    t.near(
      await impl.rates({ learningRate: 1, minimum: 0.25, steps: 10 }, [10, 15, 20, 1e6]),
      [0.25, 0.25, 0.25, 0.25],
      1e-12,
    )
  },
  'says the same when asked again, in any order': async (impl, t) => {
    t.near(await impl.rates({ learningRate: 1, steps: 3 }, [2, 0, 2, 1, 0]), [0.25, 1, 0.25, 0.75, 1], 1e-12)
  },
  'a minimum as high as the start is a constant rate': async (impl, t) => {
    t.near(await impl.rates({ learningRate: 0.3, minimum: 0.3, steps: 8 }, [0, 4, 9]), [0.3, 0.3, 0.3], 1e-12)
  },
  'refuses numbers that make no plan': async (impl, t) => {
    t.near(await impl.rates({ learningRate: 2, steps: 1 }, [0, 1]), [2, 0], 1e-12)
    t.equal(await impl.errorOf({ learningRate: 0, steps: 10 }), 'ArgumentError')
    for (const learningRate of [-0.1, NaN]) t.equal(await impl.errorOf({ learningRate, steps: 10 }), 'ArgumentError')
    for (const steps of [0, -5, NaN]) t.equal(await impl.errorOf({ learningRate: 0.1, steps }), 'ArgumentError')
    t.equal(await impl.errorOf({ learningRate: 0.1, steps: 10, minimum: NaN }), 'ArgumentError')
    t.equal(await impl.errorOf({ learningRate: 0.1, steps: 10, minimum: 0.2 }), 'ArgumentError')
    t.equal(await impl.errorOf({ learningRate: 0.1, steps: 10, minimum: -0.1 }), 'ArgumentError')
  },
}
