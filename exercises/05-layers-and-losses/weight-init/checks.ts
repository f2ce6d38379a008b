import type { Checks, T } from '#exercises'

type Measured = { shape: number[]; mean: number; variance: number; largest: number; inside: number }

/** A sample of thousands comes within 5 % of the variance that it was drawn with. */
function variance(t: T, measured: unknown, wanted: number): void {
  const got = (measured as Measured).variance
  t.ok(
    Math.abs(got / wanted - 1) < 0.05,
    `the variance should be near ${wanted.toPrecision(3)}, it is ${got.toPrecision(3)}`,
  )
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'uniform fills [−limit, limit) evenly': async (impl, t) => {
    const measured = (await impl.uniform([120, 150], 0.5)) as Measured
    const { shape, mean, largest } = measured
    t.equal(shape, [120, 150])
    t.near(mean, 0, 0.01)
    variance(t, measured, 0.25 / 3)
    t.ok(largest <= 0.5 && largest > 0.499, `the largest should be just below 0.5, it is ${largest}`)
  },
  'xavierNormal: variance 2 / (in + out)': async (impl, t) => {
    const measured = (await impl.measure('xavierNormal', [240, 80])) as Measured
    t.equal(measured.shape, [240, 80])
    t.near(measured.mean, 0, 0.005)
    variance(t, measured, 2 / 320)
  },
  'xavierUniform: the same variance, inside its limit': async (impl, t) => {
    const measured = (await impl.measure('xavierUniform', [80, 240])) as Measured
    variance(t, measured, 2 / 320)
    t.near(measured.largest, Math.sqrt(6 / 320), 1e-3)
  },
  'heNormal: variance 2 / in': async (impl, t) => {
    variance(t, await impl.measure('heNormal', [240, 80]), 2 / 80)
    variance(t, await impl.measure('heNormal', [80, 240]), 2 / 240)
  },
  'heUniform: the same variance, inside its limit': async (impl, t) => {
    const measured = (await impl.measure('heUniform', [240, 80])) as Measured
    variance(t, measured, 2 / 80)
    t.near(measured.largest, Math.sqrt(6 / 80), 1e-3)
  },
  'normal is not uniform: how many lie within one standard deviation': async (impl, t) => {
    for (const [name, wanted] of [
      ['xavierNormal', 0.683],
      ['heNormal', 0.683],
      ['xavierUniform', 0.577],
      ['heUniform', 0.577],
    ] as const) {
      const { inside, mean } = (await impl.measure(name, [120, 150])) as Measured
      t.near(mean, 0, 0.01)
      t.ok(
        Math.abs(inside - wanted) < 0.02,
        `${name}: ${inside.toFixed(3)} of the weights lie within one standard deviation; of ${wanted === 0.683 ? 'normal' : 'uniform'} ones it are ${wanted}`,
      )
    }
  },
  'axes after the second count too': async (impl, t) => {
    variance(t, await impl.measure('heNormal', [64, 16, 3, 3]), 2 / 144)
    variance(t, await impl.measure('xavierUniform', [64, 16, 3, 3]), 2 / (144 + 576))
  },
  'the same seed gives the same weights, a second call others': async (impl, t) => {
    t.equal(await impl.sameForSameSeed('heUniform'), [true, false])
    t.equal(await impl.sameForSameSeed('xavierNormal'), [true, false])
  },
  'a vector is refused': async (impl, t) => {
    for (const name of ['xavierNormal', 'xavierUniform', 'heNormal', 'heUniform'] as const)
      t.equal(await impl.errorForVector(name), 'ArgumentError')
  },
}
