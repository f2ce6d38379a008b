import type { Checks } from '#exercises'

const x = [-1.5, 0.25, 2, 3.75]
const y = [2, -1, 0.5, 4]

/** The slopes, measured: the loss is a parabola in each parameter, where any nudge is exact. */
function measured(x: number[], y: number[], { w, b }: { w: number; b: number }) {
  const loss = (w: number, b: number) => {
    let sum = 0
    for (let i = 0; i < x.length; i++) sum += (w * x[i] + b - y[i]) ** 2
    return sum / x.length
  }
  return { w: (loss(w + 0.5, b) - loss(w - 0.5, b)) / 1, b: (loss(w, b + 0.5) - loss(w, b - 0.5)) / 1 }
}

export const checks: Checks<typeof import('./mse-gradient.ts')> = {
  'the loss of the example': async (impl, t) => {
    t.near(await impl.mse([0, 1, 2], [1.2, 2.7, 5.1], { w: 0, b: 0 }), 11.58)
    t.near(await impl.mse([0, 1, 2], [1.2, 2.7, 5.1], { w: 1.95, b: 1.05 }), 0.045)
  },
  'the loss of one point, and of points on the line': async (impl, t) => {
    t.near(await impl.mse([3], [1], { w: 2, b: -1 }), 16)
    t.near(await impl.mse([1, 2, 5], [4, 7, 16], { w: 3, b: 1 }), 0)
  },
  'the gradient of the example': async (impl, t) => {
    const { w, b } = await impl.mseGradient([0, 1, 2], [1.2, 2.7, 5.1], { w: 0, b: 0 })
    t.gradient(w, -8.6, 'w')
    t.gradient(b, -6, 'b')
  },
  'the gradient of one point': async (impl, t) => {
    // The error is 4, so ∂L/∂b = 2 · 4, and ∂L/∂w is 3 times that.
    const { w, b } = await impl.mseGradient([3], [1], { w: 2, b: -1 })
    t.gradient(w, 24, 'w')
    t.gradient(b, 8, 'b')
  },
  'the gradient agrees with a measured one': async (impl, t) => {
    for (const line of [
      { w: 0, b: 0 },
      { w: 1, b: -0.5 },
      { w: -2.25, b: 3 },
    ]) {
      const wanted = measured(x, y, line)
      const { w, b } = await impl.mseGradient(x, y, line)
      t.gradient(w, wanted.w, 'w')
      t.gradient(b, wanted.b, 'b')
    }
  },
  'points far away: derived, not measured': async (impl, t) => {
    // The loss is about 10¹⁶: a difference of two such numbers keeps hardly any digit of a slope.
    const { w, b } = await impl.mseGradient([0, 1, 2], [1e8, 1e8 + 1, 1e8 + 5], { w: 0, b: 0 })
    t.gradient([w, b], [(-2 * (3e8 + 11)) / 3, (-2 * (3e8 + 6)) / 3], 'w, b', 1e-12)
  },
  'at the best line the slope is zero': async (impl, t) => {
    const { w, b } = await impl.mseGradient([0, 1, 2], [1.2, 2.7, 5.1], { w: 1.95, b: 1.05 })
    t.near([w, b], [0, 0], 1e-9)
  },
}
