import type { Checks } from '#exercises'
import type { drive } from './driver.ts'

export const checks: Checks<ReturnType<typeof drive>> = {
  'the example of the comment': async (impl, t) => {
    t.gradient(await impl.derivative('x x + x', 3), 7)
    t.gradient(await impl.derivative('x x + x', -2), -3)
  },
  'add and sub': async (impl, t) => {
    t.near(await impl.apply('add', [2, 5], [3, -1]), [5, 4])
    t.near(await impl.apply('sub', [2, 5], [3, -1]), [-1, 6])
  },
  'mul: both factors move': async (impl, t) => {
    t.near(await impl.apply('mul', [2, 5], [3, -1]), [6, 13])
    t.near(await impl.apply('mul', [-1.5, 1], [4, 0]), [-6, 4])
  },
  'div: numerator and denominator move': async (impl, t) => {
    // (u′ v − u v′) / v²
    t.near(await impl.apply('div', [2, 5], [4, -3]), [0.5, (5 * 4 - 2 * -3) / 16])
    t.near(await impl.apply('div', [1, 0], [0.5, 1]), [2, -4])
  },
  'exp and tanh multiply by the derivative that arrives': async (impl, t) => {
    t.near(await impl.apply('exp', [0.7, 3], [0, 0]), [Math.exp(0.7), 3 * Math.exp(0.7)])
    t.near(await impl.apply('tanh', [-0.4, -2], [0, 0]), [Math.tanh(-0.4), -2 * (1 - Math.tanh(-0.4) ** 2)])
  },
  'tanh of 800 and of −800 is ±1, and flat': async (impl, t) => {
    t.near(await impl.apply('tanh', [800, 3], [0, 0]), [1, 0], 1e-12)
    t.near(await impl.apply('tanh', [-800, 3], [0, 0]), [-1, 0], 1e-12)
  },
  'one call of f is enough': async (impl, t) => {
    t.equal(await impl.callsOf('x x + x', 3), { slope: 7, calls: 1 })
  },
  'plain numbers are constants': async (impl, t) => {
    t.near(await impl.apply('with constants', [1, 2], [0, 0]), [0, 1.5])
    t.near(await impl.derivative('constant', 3), 0)
  },
  'a formula, against the numeric derivative': async (impl, t) => {
    const f = (x: number) => Math.tanh(x * Math.exp(x)) / (x * x + 1)
    const h = 1e-5
    for (const x of [-1.2, 0, 0.3, 0.9]) {
      const wanted = (f(x + h) - f(x - h)) / (2 * h)
      t.gradient(await impl.derivative('tanh(x e^x) / (x x + 1)', x), wanted, `x at ${x}`, 1e-7)
    }
  },
  'a long sum': async (impl, t) => {
    t.near(await impl.chain(2, 100_000), 100_001)
  },
}
