import type { Checks } from '#exercises'
import type { drive } from './driver.ts'

export const checks: Checks<ReturnType<typeof drive>> = {
  'the example: x³ at 2, with ε = 0.1': async (impl, t) => {
    t.near(await impl.difference('cube', 2, 0.1), 12.01, 1e-9)
  },
  'exact on a parabola, however large ε is': async (impl, t) => {
    t.near(await impl.difference('parabola', 3, 1), 5, 1e-9)
    t.near(await impl.difference('parabola', -2, 0.5), -5, 1e-9)
  },
  'a tenth of ε makes the error a hundred times smaller': async (impl, t) => {
    const coarse = Math.abs((await impl.difference('exp', 1, 1e-1)) - Math.E)
    const fine = Math.abs((await impl.difference('exp', 1, 1e-2)) - Math.E)
    t.near(coarse / fine, 100, 0.01)
  },
  'the gradient of w²·b': async (impl, t) => {
    t.gradient((await impl.gradient('w²b', [3, 2], 1e-5)).slopes, [12, 9], 'w, b', 1e-6)
    t.gradient((await impl.gradient('w²b', [-1, 0.5], 1e-5)).slopes, [-1, 1], 'w, b', 1e-6)
  },
  'a gradient for each of five numbers': async (impl, t) => {
    const at = [0.5, -1, 2, 0, 3]
    t.gradient((await impl.gradient('weighted squares', at, 1e-4)).slopes, [1, -4, 12, 0, 30], 'x', 1e-6)
  },
  'the point is left as it was': async (impl, t) => {
    const at = [1.1, 2.3, 5.7]
    t.equal((await impl.gradient('weighted squares', at, 1e-5)).after, at)
  },
  'two looks at f for each number': async (impl, t) => {
    const { slopes, calls } = await impl.gradient('weighted squares', [1, 2, 3, 4], 1e-4)
    t.gradient(slopes, [2, 8, 18, 32], 'x', 1e-6)
    t.ok(
      calls <= 9,
      `for four numbers f was called ${calls} times; two for each, and perhaps one at the point itself, are enough`,
    )
  },
}
