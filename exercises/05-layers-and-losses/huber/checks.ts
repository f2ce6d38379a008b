import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'near the target half the square, far away a line': async (impl, t) => {
    t.near(await impl.each([2.5], [2], 1), [0.125], 1e-9)
    t.near(await impl.each([6], [2], 1), [3.5], 1e-9)
  },
  'the sign of the error does not matter': async (impl, t) => {
    t.near(await impl.each([-2, 1.5, 2, 2.5, 6], [2, 2, 2, 2, 2], 1), [3.5, 0.125, 0, 0.125, 3.5], 1e-9)
  },
  'another delta': async (impl, t) => {
    t.near(await impl.each([7, 3, 4], [2, 2, 2], 2), [8, 0.5, 2], 1e-9)
    t.near(await impl.each([3, 2.25], [2, 2], 0.5), [0.375, 0.03125], 1e-9)
  },
  'the two pieces meet at delta without a step or a corner': async (impl, t) => {
    t.near(await impl.each([4.999999, 5.000001], [2, 2], 3), [4.499997, 4.500003], 1e-9)
    t.gradient(await impl.gradient([4.999999, 5.000001], [2, 2], 3), [2.999999, 3], 'predictions', 1e-9)
  },
  'the gradient is the error near, and ±delta far away': async (impl, t) => {
    t.gradient(await impl.gradient([2.5, 1.5, 9, -9], [2, 2, 2, 2], 1), [0.5, -0.5, 1, -1], 'predictions', 1e-9)
    t.gradient(await impl.gradient([9, -9], [2, 2], 3), [3, -3], 'predictions', 1e-9)
  },
  'the mean unless the options say otherwise, and delta 1': async (impl, t) => {
    t.near(await impl.mean([2.5, 6], [2, 2]), (0.125 + 3.5) / 2, 1e-9)
  },
  'refuses shapes that would broadcast, and a delta of 0': async (impl, t) => {
    t.near(await impl.each([0], [3], 1), [2.5], 1e-9)
    t.equal(await impl.errors(), ['ShapeError', 'ArgumentError'])
  },
}
