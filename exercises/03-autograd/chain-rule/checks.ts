import type { Checks } from '#exercises'

const loss = (a: number, b: number, c: number) => (a * b + c) ** 2 * b
const points = [
  [2, 3, -5],
  [0.5, -1.5, 2],
  [-3, 0.25, 0.1],
  [1.7, 2.2, 0],
  [0, 4, -1],
]
const h = 1e-5

export const checks: Checks<typeof import('./chain-rule.ts')> = {
  'the example of the comment': async (impl, t) => {
    const { a, b, c } = await impl.derivatives(2, 3, -5)
    t.gradient([a, b, c], [18, 13, 6], 'a, b, c')
  },
  'the derivative for a agrees with the numeric one': async (impl, t) => {
    for (const [a, b, c] of points) {
      const wanted = (loss(a + h, b, c) - loss(a - h, b, c)) / (2 * h)
      t.gradient((await impl.derivatives(a, b, c)).a, wanted, `a at a=${a}, b=${b}, c=${c}`, 1e-5)
    }
  },
  'the derivative for b agrees with the numeric one': async (impl, t) => {
    for (const [a, b, c] of points) {
      const wanted = (loss(a, b + h, c) - loss(a, b - h, c)) / (2 * h)
      t.gradient((await impl.derivatives(a, b, c)).b, wanted, `b at a=${a}, b=${b}, c=${c}`, 1e-5)
    }
  },
  'the derivative for c agrees with the numeric one': async (impl, t) => {
    for (const [a, b, c] of points) {
      const wanted = (loss(a, b, c + h) - loss(a, b, c - h)) / (2 * h)
      t.gradient((await impl.derivatives(a, b, c)).c, wanted, `c at a=${a}, b=${b}, c=${c}`, 1e-5)
    }
  },
  'where the square is zero, all three are zero': async (impl, t) => {
    const { a, b, c } = await impl.derivatives(2, 3, -6)
    t.gradient([a, b, c], [0, 0, 0], 'a, b, c')
  },
}
