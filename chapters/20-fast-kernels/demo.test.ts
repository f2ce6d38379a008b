import { chosenKernels, useKernels } from 'chalkgrad'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { create } from './demo.ts'
import { inEngine } from './ladder/engine.ts'
import { registerSets } from './ladder/node.ts'

beforeAll(() => registerSets())
afterAll(() => useKernels('reference'))

it('says what is missing on a page without kernels for vectors', () => {
  const before = chosenKernels()
  const rung = inEngine('simd', '', 'none of these')
  expect(
    rung.prepare({ m: 1, n: 1, K: 1, A: new Float32Array(1), B: new Float32Array(1) }),
  ).toBe(undefined)
  expect(chosenKernels()).toBe(before)
})

it('sizes from the address stay in their range', () => {
  const sizes = [NaN, -5, 1e9, 100.4].map((size) => create({ size }).first().size)
  expect(sizes).toEqual([8, 8, 1024, 100])
})
