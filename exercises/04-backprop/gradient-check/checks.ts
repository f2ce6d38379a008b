import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    t.gradient(await impl.numericGradient('product', [3, 2]), [12, 9], 'x', 1e-6)
  },
  'every element is nudged for itself': async (impl, t) => {
    t.gradient(await impl.numericGradient('cubes', [1, -2, 0.5]), [3, 12, 0.75], 'x', 1e-6)
  },
  'the difference is central: its error falls with ε²': async (impl, t) => {
    // sin′(1) = cos 1. With ε = 0.01 a central difference is off by 9e-6, a one-sided one by 4e-3.
    t.gradient(await impl.numericGradient('sine', [1], 0.01), [0.54030230586814], 'x', 2e-5)
    t.near(await impl.numericGradient('cubes', [1], 0.1), [3.01], 1e-9)
  },
  'x stays as it was': async (impl, t) => {
    t.equal(await impl.afterwards([1, 2, 3]), { x: [1, 2, 3], strange: 0 })
  },
  'a right gradient passes': async (impl, t) => {
    t.equal(await impl.firstMistake('product', [12, 9], [3, 2]), -1)
    t.equal(await impl.firstMistake('cubes', [3, 12, 0.75], [1, -2, 0.5]), -1)
  },
  'the first wrong element is named, too large or too small': async (impl, t) => {
    t.equal(await impl.firstMistake('product', [12, 4.5], [3, 2]), 1)
    t.equal(await impl.firstMistake('cubes', [3, -12, 100], [1, -2, 0.5]), 1)
    t.equal(await impl.firstMistake('cubes', [6, 12, 0.75], [1, -2, 0.5]), 0)
  },
  'the tolerance is relative for a large gradient, and can be set': async (impl, t) => {
    // 2·10⁶ · 3 = 6·10⁶: a distance of 1 is little, one of 100 is not.
    t.equal(await impl.firstMistake('steep', [6_000_001], [3]), -1)
    t.equal(await impl.firstMistake('steep', [6_000_100], [3]), 0)
    t.equal(await impl.firstMistake('product', [12.5, 9], [3, 2], 0.1), -1)
  },
  'NaN is a mistake': async (impl, t) => {
    t.equal(await impl.firstMistake('product', [NaN, 9], [3, 2]), 0)
    t.equal(await impl.firstMistake('product', [12, NaN], [3, 2]), 1)
  },
  'an infinite gradient is a mistake, also where f itself overflows': async (impl, t) => {
    t.equal(await impl.firstMistake('product', [Infinity, 9], [3, 2]), 0)
    t.equal(await impl.firstMistake('product', [12, -Infinity], [3, 2]), 1)
    t.equal(await impl.firstMistake('cubes', [7], [1e120]), 0)
  },
}
