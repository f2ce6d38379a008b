import type { Checks } from '#exercises'

/** How far w = 1, b = 1 is from the best line (0, 0) of the points (x, 0) after some steps. */
function distanceAfter(x: number[], rate: number, steps: number): number {
  let [w, b] = [1, 1]
  for (let i = 0; i < steps; i++) {
    let [slopeW, slopeB] = [0, 0]
    for (const at of x) {
      slopeW += (2 * (w * at + b) * at) / x.length
      slopeB += (2 * (w * at + b)) / x.length
    }
    w -= rate * slopeW
    b -= rate * slopeB
  }
  return Math.hypot(w, b)
}

export const checks: Checks<typeof import('./stable-rate.ts')> = {
  'the second derivatives of the example': async (impl, t) => {
    t.near(await impl.secondDerivatives([0, 1, 2]), [
      [10 / 3, 2],
      [2, 2],
    ])
  },
  'the second derivatives of one input, and of many': async (impl, t) => {
    t.near(await impl.secondDerivatives([3]), [
      [18, 6],
      [6, 2],
    ])
    t.near(await impl.secondDerivatives([-1, 1, -2, 2]), [
      [5, 0],
      [0, 2],
    ])
  },
  'the eigenvalues of a matrix': async (impl, t) => {
    t.near(
      await impl.eigenvalues([
        [2, 1],
        [1, 2],
      ]),
      [3, 1],
    )
    t.near(
      await impl.eigenvalues([
        [6, -3],
        [-3, -2],
      ]),
      [7, -3],
    )
  },
  'the eigenvalues of a diagonal matrix, the largest first': async (impl, t) => {
    t.near(
      await impl.eigenvalues([
        [1, 0],
        [0, 4],
      ]),
      [4, 1],
    )
    t.near(
      await impl.eigenvalues([
        [5, 0],
        [0, 5],
      ]),
      [5, 5],
    )
  },
  'largest means largest, also below zero': async (impl, t) => {
    t.near(await impl.eigenvalues([[-5, 0], [0, 1]]), [1, -5]) // prettier-ignore
    t.near(await impl.eigenvalues([[-3, 2], [2, -6]]), [-2, -7]) // prettier-ignore
  },
  'the rate of the example': async (impl, t) => {
    t.near(await impl.largestStableRate([0, 1, 2]), 6 / (8 + 2 * Math.sqrt(10)))
  },
  'just below it converges, just above it diverges': async (impl, t) => {
    for (const x of [
      [0, 1, 2],
      [0.5, -0.25, 3, 1.5, 1],
      [-0.2, 0.1, 0.3],
    ]) {
      const rate = await impl.largestStableRate(x)
      t.ok(distanceAfter(x, 0.98 * rate, 4000) < 1, `x = [${x}]: with 0.98 of your rate, ${rate}, it should converge`)
      t.ok(distanceAfter(x, 1.02 * rate, 4000) > 2, `x = [${x}]: with 1.02 of your rate, ${rate}, it should diverge`)
    }
  },
}
