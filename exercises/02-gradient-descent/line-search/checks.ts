import type { Checks } from '#exercises'
import type { drive } from './driver.ts'

export const checks: Checks<ReturnType<typeof drive>> = {
  'the example: 10 x² allows 1/32': async (impl, t) => {
    t.equal((await impl.backtrack('10x²', [1], 1)).rate, 1 / 32)
    t.equal((await impl.backtrack('10x²', [-3], 0.5)).rate, 1 / 32)
  },
  'a rate that pays at once is taken as it is': async (impl, t) => {
    t.equal((await impl.backtrack('10x²', [1], 0.04)).rate, 0.04)
    t.equal((await impl.backtrack('x²', [5], 0.3)).rate, 0.3)
  },
  'exactly half of what was promised is enough': async (impl, t) => {
    // x² at 4 with rate ½ jumps to the bottom: it falls by 16, and the straight line promised 32.
    t.equal((await impl.backtrack('x²', [4], 1)).rate, 0.5)
  },
  'several numbers: the squared slopes add up': async (impl, t) => {
    // λ is 2 along the first axis and 8 along the second.
    t.equal((await impl.backtrack('x² + 4y²', [0, 1], 1)).rate, 0.125)
    t.equal((await impl.backtrack('x² + 4y²', [1, 0], 1)).rate, 0.5)
    t.equal((await impl.backtrack('x² + 4y²', [4, 1], 1)).rate, 0.125)
  },
  'a step out of the domain does not pay': async (impl, t) => {
    // x − ln x at 3 has the slope ⅔: the rate 8 leads below zero, where ln is NaN.
    const { rate, value } = await impl.backtrack('x − ln x', [3], 8)
    t.ok(Number.isFinite(value), `the rate ${rate} leads to a point where f is ${value}`)
    t.equal(rate, 2)
  },
  'no rate pays where f does not fall: 0': async (impl, t) => {
    t.equal((await impl.backtrack('wrong slope', [1], 1)).rate, 0)
    t.equal((await impl.backtrack('x²', [3], 0.25)).rate, 0.25)
  },
  'thirty rates are tried, no more and no fewer': async (impl, t) => {
    // The thirtieth is the first divided by 2²⁹.
    t.equal((await impl.backtrack('x²', [4], 2 ** 28)).rate, 0.5)
    t.equal((await impl.backtrack('x²', [4], 2 ** 29)).rate, 0)
  },
  'the point that was given is left as it was': async (impl, t) => {
    t.equal((await impl.backtrack('x² + 4y²', [4, 1], 1)).after, [4, 1])
  },
  'minimize: a steep and a flat direction': async (impl, t) => {
    t.near((await impl.minimize('x² + 100y²', [3, 1], 2000)).at, [0, 0], 1e-6)
  },
  'minimize: the curved valley of Rosenbrock': async (impl, t) => {
    const { at, values } = await impl.minimize('Rosenbrock', [-1.2, 1], 20000)
    t.near(at, [1, 1], 1e-2)
    t.ok(values < 1e-4, `after 20,000 steps f should be below 0.0001, it is ${values}`)
  },
  'minimize: the rate can grow again': async (impl, t) => {
    // f is steep near the start and flat later: 200 steps with the first rate would not get anywhere.
    t.near((await impl.minimize('steep, then flat', [3], 200)).at, [0], 1e-3)
  },
}
