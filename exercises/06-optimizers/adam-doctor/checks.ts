import type { Checks } from '#exercises'

type Mistake = 'none' | 'no-correction' | 'difference' | 'no-root' | 'sum'

/** The lengths of the steps of an Adam with this mistake, one number at a time. */
function lengths(mistake: Mistake, g: number, count = 8): number[] {
  let [m, v] = [0, 0]
  return Array.from({ length: count }, (_, i) => {
    const t = i + 1
    m = 0.9 * m + 0.1 * (mistake === 'difference' ? g - m : g)
    v = mistake === 'sum' ? v + g * g : 0.999 * v + 0.001 * g * g
    const mHat = mistake === 'no-correction' ? m : m / (1 - 0.9 ** t)
    const vHat = mistake === 'no-correction' || mistake === 'sum' ? v : v / (1 - 0.999 ** t)
    return mHat / ((mistake === 'no-root' ? vHat : Math.sqrt(vHat)) + 1e-8)
  })
}

export const checks: Checks<typeof import('./adam-doctor.ts')> = {
  'a healthy Adam: every step as long as the rate': async (impl, t) => {
    t.equal(await impl.diagnose(4, [1, 1, 1, 1, 1]), 'none')
    t.equal(await impl.diagnose(0.02, lengths('none', 0.02)), 'none')
  },
  'no bias correction': async (impl, t) => {
    t.equal(await impl.diagnose(4, lengths('no-correction', 4)), 'no-correction')
    t.equal(await impl.diagnose(0.05, lengths('no-correction', 0.05)), 'no-correction')
  },
  'the difference inside the first moment': async (impl, t) => {
    t.equal(await impl.diagnose(4, lengths('difference', 4)), 'difference')
    t.equal(await impl.diagnose(30, lengths('difference', 30, 200)), 'difference')
  },
  'the root is missing': async (impl, t) => {
    t.equal(await impl.diagnose(4, lengths('no-root', 4)), 'no-root')
    t.equal(await impl.diagnose(0.25, lengths('no-root', 0.25)), 'no-root')
    t.equal(await impl.diagnose(500, lengths('no-root', 500)), 'no-root')
  },
  'the same first step, two mistakes: a slope of √0.1': async (impl, t) => {
    for (const slope of [Math.sqrt(0.1), 0.3162, 0.3163]) {
      t.equal(await impl.diagnose(slope, lengths('no-root', slope)), 'no-root')
      t.equal(await impl.diagnose(slope, lengths('no-correction', slope)), 'no-correction')
    }
  },
  'lengths that are rounded to six digits': async (impl, t) => {
    for (const mistake of ['none', 'no-correction', 'difference', 'no-root', 'sum'] as const)
      t.equal(
        await impl.diagnose(
          0.7,
          lengths(mistake, 0.7, 5).map((length) => Number(length.toPrecision(6))),
        ),
        mistake,
      )
  },
  'a sum for the average': async (impl, t) => {
    t.equal(await impl.diagnose(4, lengths('sum', 4)), 'sum')
    t.equal(await impl.diagnose(0.3, lengths('sum', 0.3, 100)), 'sum')
  },
}
