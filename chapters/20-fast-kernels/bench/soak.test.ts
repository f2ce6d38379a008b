import { afterEach, expect, test } from 'vitest'
import { ArgumentError, keep, ones, Tensor, useKernels } from 'chalkgrad'
import { growth, soak, type Sample } from './soak.ts'

afterEach(() => useKernels('reference'))

const flat: Sample = {
  seconds: 0,
  steps: 0,
  heapUsed: 3e7,
  arrayBuffers: 1e6,
  rss: 3e8,
  pool: 5e6,
  scoped: 0,
}
/** Twelve samples of which one number grows by so many bytes each time. */
const growing = (name: keyof Sample, bytes: number): Sample[] =>
  Array.from({ length: 12 }, (_, i) => ({ ...flat, [name]: flat[name] + i * bytes }))

test('memory that stays, wavers or settles is flat', () => {
  expect(growth(growing('rss', 0))).toEqual([])
  expect(
    growth(
      growing('heapUsed', 0).map((one, i) => ({ ...one, heapUsed: 3e7 + (i % 2) * 5e6 })),
    ),
  ).toEqual([])
  expect(
    growth(
      growing('rss', 0).map((one, i) => ({ ...one, rss: 3e8 + Math.min(i, 3) * 5e7 })),
    ),
  ).toEqual([])
})

test.each([
  ['heapUsed', 1e6],
  ['arrayBuffers', 1e6],
  ['rss', 1e7],
  ['pool', 1],
  ['scoped', 4],
] as const)('%s that grows is told', (name, bytes) => {
  expect(growth(growing(name, bytes))).toEqual([
    expect.stringMatching(`^${name} grew from`),
  ])
})

test('too few samples say nothing', () => {
  expect(() => growth([flat, flat])).toThrow(ArgumentError)
})

test('a training is flat; with a tensor that each step keeps, it is not', () => {
  const small = { samples: 12, every: 0, sizes: [20, 30, 10] }
  // The memory of the process is shared with other tests.
  const own = (faults: string[]) => faults.filter((fault) => !fault.startsWith('rss'))
  expect(own(growth(soak(small)))).toEqual([])
  const kept: Tensor[] = []
  const leaky = soak({ ...small, eachStep: () => void kept.push(keep(ones([10_000]))) })
  expect(own(growth(leaky))).toEqual([expect.stringMatching(/^arrayBuffers grew/)])
}, 60_000)
