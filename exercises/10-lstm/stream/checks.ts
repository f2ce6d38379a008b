import type { Checks } from '#exercises'

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
const kinds = ['RNN', 'GRU', 'LSTM'] as const

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'streamWindows: the example': async (impl, t) => {
    t.equal(await impl.streamWindows(upTo(11), 2, 3), [
      { x: [[0, 1, 2], [5, 6, 7]], targets: [[1, 2, 3], [6, 7, 8]] },
      { x: [[3, 4], [8, 9]], targets: [[4, 5], [9, 10]] },
    ]) // prettier-ignore
  },
  'one row: the text itself': async (impl, t) => {
    t.equal(await impl.streamWindows([7, 8, 9, 7], 1, 2), [
      { x: [[7, 8]], targets: [[8, 9]] },
      { x: [[9]], targets: [[7]] },
    ])
  },
  'windows of one word, and windows longer than the rows': async (impl, t) => {
    t.equal(await impl.streamWindows(upTo(5), 2, 1), [
      { x: [[0], [2]], targets: [[1], [3]] },
      { x: [[1], [3]], targets: [[2], [4]] },
    ])
    t.equal(await impl.streamWindows(upTo(7), 3, 10), [{ x: [[0, 1], [2, 3], [4, 5]], targets: [[1, 2], [3, 4], [5, 6]] }]) // prettier-ignore
  },
  'what is left over is not used': async (impl, t) => {
    t.equal(await impl.streamWindows(upTo(10), 2, 2), [
      { x: [[0, 1], [4, 5]], targets: [[1, 2], [5, 6]] },
      { x: [[2, 3], [6, 7]], targets: [[3, 4], [7, 8]] },
    ]) // prettier-ignore
    t.equal((await impl.streamWindows(upTo(9), 2, 2)).length, 2)
    t.equal((await impl.streamWindows(upTo(9), 2, 2))[1].targets[1], [7, 8])
  },
  'a text that is too short': async (impl, t) => {
    t.equal((await impl.streamWindows(upTo(3), 2, 1)).length, 1)
    for (const words of [0, 1, 2]) t.equal(await impl.streamWindows(upTo(words), 2, 3), [])
  },
  'a hundred thousand words': async (impl, t) => {
    const got = await impl.count(100_000, 32, 35)
    t.equal(got, { windows: 90, used: 3124 * 32, different: 3124 * 32, follow: true })
  },
  'carry: the same numbers by the same names, without a graph': async (impl, t) => {
    for (const kind of kinds) {
      const { before, after, graph } = await impl.carry(kind)
      t.equal(after.map(({ name }) => name).sort(), before.map(({ name }) => name).sort()) // prettier-ignore
      for (const part of before) {
        const same = after.find(({ name }) => name === part.name)
        t.equal([same?.shape, same?.dtype], [part.shape, part.dtype])
        t.near(same?.values, part.values)
      }
      t.ok(graph.length === 0, `of what an ${kind} carries, there is a graph behind ${graph.join(' and ')}`)
    }
  },
  'carry: no gradient goes back into the window before': async (impl, t) => {
    for (const kind of kinds) {
      const cut = await impl.gradients(kind, true)
      const whole = await impl.gradients(kind, false)
      t.ok(whole.first > 0, 'without carry, the gradient reaches the first window')
      t.ok(cut.first === 0, `with an ${kind}, inputs of the window before get a gradient of ${cut.first}`)
      t.near(cut.second, whole.second)
    }
  },
  'carry: the window before can still be learned from': async (impl, t) => {
    for (const kind of kinds) t.ok(await impl.stillLearns(kind), `after carry, no gradient reaches the inputs of the window that an ${kind} has read`) // prettier-ignore
  },
  'both together: read in windows, in the turns of a loop, a row gives what it gives in one go': async (impl, t) => {
    for (const kind of kinds) {
      const apart = await impl.apart(kind, 60, 3, 4)
      t.ok(
        apart < 1e-9,
        `${kind}: three rows read in windows of four words, and read in one go, differ by up to ${apart}`,
      )
    }
  },
}
