import type { Checks } from '#exercises'

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => 0.4 * Math.sin(12.9898 * (i + 31 * seed + 1)))

/** All ways, one by one: each block is passed or not. */
function oneByOne(slopes: number[]): number[] {
  const parts = Array.from({ length: slopes.length + 1 }, () => 0)
  for (let way = 0; way < 2 ** slopes.length; way++) {
    const passed = slopes.filter((_, i) => (way >> i) & 1)
    parts[passed.length] += passed.reduce((product, slope) => product * slope, 1)
  }
  return parts
}

export const checks: Checks<typeof import('./ways-through.ts')> = {
  'arrives: the examples': async (impl, t) => {
    t.near(await impl.arrives([0.5, 0.2], false), [0.1, 0.2, 1])
    t.near(await impl.arrives([0.5, 0.2], true), [1.8, 1.2, 1])
  },
  'arrives: the last block comes first': async (impl, t) => {
    t.near(await impl.arrives([3, 2, 1], false), [6, 2, 1, 1])
    t.near(await impl.arrives([2, -0.5, -1], true), [0, 0, 0, 1])
  },
  'arrives: twenty slopes of a tenth': async (impl, t) => {
    const tenths = Array.from({ length: 20 }, () => 0.1)
    t.near(Math.log10((await impl.arrives(tenths, false))[0]), -20)
    t.near((await impl.arrives(tenths, true))[0], 1.1 ** 20)
  },
  'no block at all: the gradient is there': async (impl, t) => {
    t.equal(await impl.arrives([], false), [1])
    t.equal(await impl.arrives([], true), [1])
    t.equal(await impl.byLength([]), [1])
  },
  'byLength: the example, and one block': async (impl, t) => {
    t.near(await impl.byLength([0.5, 0.2]), [1, 0.7, 0.1])
    t.near(await impl.byLength([-3]), [1, -3])
  },
  'byLength: six blocks, against all 64 ways': async (impl, t) => {
    const slopes = numbers(6, 1)
    t.near(await impl.byLength(slopes), oneByOne(slopes))
  },
  'slopes of 1 count the ways: nine blocks have 512': async (impl, t) => {
    const parts = await impl.byLength([1, 1, 1, 1, 1, 1, 1, 1, 1])
    t.near(parts, [1, 9, 36, 84, 126, 126, 84, 36, 9, 1])
  },
  'the parts add up to what arrives in front of the first block': async (impl, t) => {
    const slopes = numbers(12, 2)
    const parts = await impl.byLength(slopes)
    t.near(parts.reduce((sum, part) => sum + part, 0), (await impl.arrives(slopes, true))[0]) // prettier-ignore
  },
  'sixty blocks: a million million million ways, at once': async (impl, t) => {
    const parts = await impl.byLength(Array.from({ length: 60 }, () => 0.01))
    t.near(parts.slice(0, 3), [1, 0.6, 0.177])
    t.equal(parts.length, 61)
  },
}
