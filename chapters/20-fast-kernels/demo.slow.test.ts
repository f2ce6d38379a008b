import { chosenKernels, useKernels } from 'chalkgrad'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { create, type Frame } from './demo.ts'
import { registerSets } from './ladder/node.ts'
import { rungLabels } from './ladder/labels.ts'

beforeAll(() => registerSets())
afterAll(() => useKernels('reference'))

function toTheEnd(size: number): Frame {
  const demo = create({ size })
  let frame = demo.first()
  expect(frame.next).toBe('plain arithmetic')
  expect(frame.steps).toEqual([])
  while (!demo.done()) frame = demo.step()
  return frame
}

it('measures the roof, the kernels and every rung, and leaves the kernels as they were', () => {
  const before = chosenKernels()
  const { next, peak = 0, scalar = 0, bandwidth = 0, placed, steps } = toTheEnd(40)
  expect(next).toBe('')
  for (const value of [peak, scalar, bandwidth]) expect(value).toBeGreaterThan(0.01)
  expect(placed.map(({ name }) => name).slice(0, 4)).toEqual([
    'add',
    'relu',
    'softmax',
    'adam',
  ])
  expect(steps.map(({ name }) => name)).toEqual(rungLabels.map(({ name }) => name))
  for (const { rate, why } of steps) expect([rate > 0, why]).toEqual([true, undefined])
  expect(chosenKernels()).toBe(before)
})

it('leaves out what would take too long', () => {
  const demo = create({ size: 64, longest: 0 })
  let frame = demo.first()
  while (!demo.done()) frame = demo.step()
  for (const { rate, why } of frame.steps) expect([rate, why]).toEqual([0, 'slow'])
  expect(frame.steps).toHaveLength(rungLabels.length)
})
