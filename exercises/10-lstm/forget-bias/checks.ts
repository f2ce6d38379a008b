import type { Checks } from '#exercises'

const all = (share: number, directions: number, hidden: number): number[][] =>
  Array.from({ length: directions }, () => Array.from({ length: hidden }, () => share))

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the examples: half open, and 0.9': async (impl, t) => {
    t.near((await impl.setForgetGate(0.5, 3)).gates, all(0.5, 1, 3))
    t.near((await impl.setForgetGate(0.9, 3)).gates, all(0.9, 1, 3))
  },
  'nearly open and nearly shut, in float64, too': async (impl, t) => {
    for (const share of [0.999, 0.01]) {
      t.near((await impl.setForgetGate(share, 1)).gates, all(share, 1, 1))
      const { gates, dtype } = await impl.setForgetGate(share, 4, { dtype: 'float64' })
      t.near(gates, all(share, 1, 4), 1e-12)
      t.equal(dtype, 'float64')
    }
  },
  'two layers, two directions': async (impl, t) => {
    t.near((await impl.setForgetGate(0.8, 3, { layers: 2 })).gates, all(0.8, 2, 3))
    t.near((await impl.setForgetGate(0.8, 2, { bidirectional: true })).gates, all(0.8, 2, 2))
    t.near((await impl.setForgetGate(0.7, 2, { layers: 3, bidirectional: true })).gates, all(0.7, 6, 2))
  },
  'nothing else is changed': async (impl, t) => {
    for (const options of [{}, { layers: 2, bidirectional: true }, { dtype: 'float64' as const }]) {
      const { others } = await impl.setForgetGate(0.9, 3, options)
      t.ok(others.length === 0, `besides the forget gates was changed: ${others.join(', ')}`)
    }
  },
  'what was there before does not count': async (impl, t) => {
    t.near(await impl.twice(0.99, 0.6), all(0.6, 1, 2))
  },
  'another LSTM stays as it is': async (impl, t) => {
    const changed = await impl.other(0.9)
    t.ok(changed.length === 0, `the call changed ${changed.join(', ')} of another LSTM`)
  },
  'it still learns, with an optimizer that was made before': async (impl, t) => {
    t.ok(
      await impl.learns(0.9),
      'after a step of an optimizer that was made before the call, some parameters are as they were',
    )
  },
  'a share that no sigmoid has, and an LSTM without biases': async (impl, t) => {
    for (const share of [0, 1, -0.1, 1.5, NaN, Infinity])
      t.equal(await impl.refuses(share), { error: 'ArgumentError', changed: [] })
    t.equal(await impl.refuses(0.9, false), { error: 'ArgumentError', changed: [] })
    t.equal((await impl.refuses(0.9)).error, 'no error')
  },
}
