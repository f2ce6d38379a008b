import type { Checks } from '#exercises'

/** A nested list of the given shape, each number from its index. */
function build(shape: number[], value: (index: number[]) => number, index: number[] = []): unknown {
  if (index.length === shape.length) return value(index)
  return Array.from({ length: shape[index.length] }, (_, i) => build(shape, value, [...index, i]))
}
/** The place of an index in memory that lies in order: what `arange` put there. */
const at = (shape: number[], index: number[]): number => index.reduce((place, i, axis) => place * shape[axis] + i, 0)

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'pictures: each number keeps its place and its channel': async (impl, t) => {
    for (const shape of [
      [2, 3, 4, 3],
      [1, 2, 2, 1],
      [3, 1, 5, 2],
    ]) {
      // prettier-ignore
      const [n, h, w, c] = shape
      t.equal(
        await impl.pictures(shape),
        build([n, c, h, w], ([i, k, row, column]) => at(shape, [i, row, column, k])),
      )
    }
  },
  'convWeight: rows stay rows, and columns columns': async (impl, t) => {
    for (const shape of [
      [2, 3, 4, 5],
      [3, 3, 1, 2],
      [1, 2, 3, 1],
    ]) {
      // prettier-ignore
      const [h, w, into, out] = shape
      t.equal(
        await impl.convWeight(shape),
        build([out, into, h, w], ([o, c, u, v]) => at(shape, [u, v, c, o])),
      )
    }
  },
  'denseWeight: 1 × 2 places, 2 channels, one output': async (impl, t) => {
    t.equal(await impl.denseWeight([1, 2, 2], 1), [[0, 2, 1, 3]])
  },
  'denseWeight: three sizes that differ, several outputs': async (impl, t) => {
    const [h, w, c, out] = [2, 4, 3, 5]
    const wanted = build([out, c * h * w], ([o, k]) => {
      const [channel, row, column] = [Math.floor(k / (h * w)), Math.floor(k / w) % h, k % w]
      return at([h, w, c, out], [row, column, channel, o])
    })
    t.equal(await impl.denseWeight([h, w, c], out), wanted)
  },
  'denseWeight: a kernel that is a transposed view': async (impl, t) => {
    t.equal(await impl.transposed([1, 2, 2], 2), [
      [0, 2, 1, 3],
      [4, 6, 5, 7],
    ])
  },
  'a small network gives the same here as there': async (impl, t) => {
    const difference = await impl.difference()
    t.ok(difference < 1e-4, `the outputs differ by up to ${difference}`)
  },
}
