import { afterEach, expect, test } from 'vitest'
import { ones, scope, useKernels } from 'chalkgrad'
import { kernels } from '../../../lib/kernels/registry.ts'
import { profileStep } from './profile-step.ts'
import { profile } from './profile.ts'

afterEach(() => useKernels('reference'))

test('each kernel is counted, and afterwards nothing is left of the clock', () => {
  const before = { ...kernels }
  const { kernels: rows, share } = profile(() =>
    scope(() => {
      const x = ones([100, 100])
      for (let i = 0; i < 5; i++) x.matmul(x).add(x)
    }),
  )
  const calls = Object.fromEntries(rows.map(({ name, calls }) => [name, calls]))
  expect(calls).toMatchObject({ matmul: 5, add: 5 })
  const times = rows.map(({ milliseconds }) => milliseconds)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(share).toBeGreaterThan(0.5)
  expect(share).toBeLessThan(1)
  expect({ ...kernels }).toEqual(before)
})

test('time outside of kernels is not theirs', () => {
  const { share } = profile(() => {
    const end = performance.now() + 20
    while (performance.now() < end);
    scope(() => ones([2]).add(1))
  })
  expect(share).toBeLessThan(0.5)
})

test('a step of mlp has eight products and six updates, most of its time in kernels', async () => {
  const { kernels: rows, share, milliseconds } = await profileStep('wasm', 2)
  const calls = Object.fromEntries(rows.map(({ name, calls }) => [name, calls]))
  expect(calls).toMatchObject({ matmul: 8, adam: 6 })
  expect(milliseconds).toBeGreaterThan(0)
  expect(share).toBeGreaterThan(0.3)
})
