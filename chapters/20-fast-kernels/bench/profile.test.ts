import { afterEach, expect, test } from 'vitest'
import { ones, registerKernels, scope, useKernels } from 'chalkgrad'
import { reference } from '../../../lib/kernels/reference/index.ts'
import { kernels } from '../../../lib/kernels/registry.ts'
import { profileStep } from './profile-step.ts'
import { profile } from './profile.ts'

afterEach(() => useKernels('reference'))

test('each kernel is counted, and afterwards nothing is left of the clock', () => {
  // A clock that only kernels move: a machine that is busy with other things does not.
  let clock = 0
  registerKernels({
    name: 'slow products',
    kernels: {
      matmul(a, b, out) {
        clock += 3
        reference.matmul(a, b, out)
      },
      add(a, b, out) {
        clock += 1
        reference.add(a, b, out)
      },
    },
  })
  useKernels('slow products')
  const before = { ...kernels }
  const {
    kernels: rows,
    share,
    milliseconds,
  } = profile(
    () =>
      scope(() => {
        const x = ones([10, 10])
        for (let i = 0; i < 5; i++) x.matmul(x).add(x)
        clock += 5
      }),
    () => clock,
  )
  const calls = Object.fromEntries(rows.map(({ name, calls }) => [name, calls]))
  expect(calls).toMatchObject({ matmul: 5, add: 5 })
  expect(rows.slice(0, 2)).toEqual([
    { name: 'matmul', calls: 5, milliseconds: 15 },
    { name: 'add', calls: 5, milliseconds: 5 },
  ])
  expect([milliseconds, share]).toEqual([25, 20 / 25])
  expect({ ...kernels }).toEqual(before)
})

test('time outside of kernels is not theirs', () => {
  let clock = 0
  const { share, milliseconds } = profile(
    () => {
      clock += 20
      scope(() => ones([2]).add(1))
    },
    () => clock,
  )
  expect([milliseconds, share]).toEqual([20, 0])
})

test('a step of mlp has eight products and six updates, most of its time in kernels', async () => {
  const [first, ...others] = [
    await profileStep('wasm', 2),
    await profileStep('wasm', 2),
    await profileStep('wasm', 2),
  ]
  const { kernels: rows, milliseconds } = first
  const calls = Object.fromEntries(rows.map(({ name, calls }) => [name, calls]))
  expect(calls).toMatchObject({ matmul: 8, adam: 6 })
  expect(milliseconds).toBeGreaterThan(0)
  // Where other programs take the processor between two kernels, the share is too small.
  const shares = [first, ...others].map(({ share }) => share)
  expect(Math.max(...shares)).toBeGreaterThan(0.3)
})
