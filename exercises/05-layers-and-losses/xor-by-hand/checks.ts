import type { Checks } from '#exercises'
import type { Network } from './xor-by-hand.ts'

/** What the network answers to one input. */
function answer({ hidden, hiddenBias, output, outputBias }: Network, x: number[]): number {
  const units = hidden.map((weights, k) =>
    Math.max(
      0,
      weights.reduce((sum, w, i) => sum + w * x[i], hiddenBias[k]),
    ),
  )
  return units.reduce((sum, unit, k) => sum + output[k] * unit, outputBias)
}

/** All inputs of some length made of two values. */
function inputs(values: number[], length: number): number[][] {
  if (length === 0) return [[]]
  return inputs(values, length - 1).flatMap((rest) => values.map((value) => [...rest, value]))
}

export const checks: Checks<typeof import('./xor-by-hand.ts')> = {
  'differ: different inputs give 1': async (impl, t) => {
    const network = await impl.differ()
    t.near([answer(network, [-1, 1]), answer(network, [1, -1])], [1, 1], 1e-9)
  },
  'differ: equal inputs give −1': async (impl, t) => {
    const network = await impl.differ()
    t.near([answer(network, [1, 1]), answer(network, [-1, -1])], [-1, -1], 1e-9)
  },
  'differ: two hidden units and two inputs': async (impl, t) => {
    const { hidden, hiddenBias, output } = await impl.differ()
    t.ok(hidden.length <= 2, `at most two hidden units, there are ${hidden.length}`)
    t.equal([hiddenBias.length, output.length], [hidden.length, hidden.length])
    t.equal(
      hidden.map((weights) => weights.length),
      hidden.map(() => 2),
    )
  },
  'parity: all eight inputs': async (impl, t) => {
    const network = await impl.parity()
    const all = inputs([0, 1], 3)
    t.near(
      all.map((x) => answer(network, x)),
      all.map((x) => (x[0] + x[1] + x[2]) % 2),
      1e-9,
    )
  },
  'parity: three hidden units and three inputs': async (impl, t) => {
    const { hidden, hiddenBias, output } = await impl.parity()
    t.ok(hidden.length <= 3, `at most three hidden units, there are ${hidden.length}`)
    t.equal([hiddenBias.length, output.length], [hidden.length, hidden.length])
    t.equal(
      hidden.map((weights) => weights.length),
      hidden.map(() => 3),
    )
  },
}
