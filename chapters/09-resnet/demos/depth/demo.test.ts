import { expect, test } from 'vitest'
import { someClothes } from '../../../../site/plugins/demo-files.ts'
import { create } from './demo.ts'
import { usual, type Options } from './names.ts'
import { heightOf } from './scale.ts'

const bytes = someClothes(600, 300)
const open = (options: Partial<Options> = {}) =>
  create({ ...usual, blocks: 3, ...options }, bytes)

test('before it is touched, it shows what arrives at each block: all of it, with skips', () => {
  const { left, right } = open({ blocks: 6 }).first()
  expect(left.gradients).toHaveLength(7)
  // The last relu stands behind the last sum; in front of it nothing is lost.
  const [first, ...rest] = right.gradients.slice(0, 6)
  for (const gradient of rest) expect(gradient / first).toBeCloseTo(1, 4)
  // With batch norm and no skips it grows on its way back.
  expect(left.gradients[0]).toBeGreaterThan(3 * left.gradients[5])
})

test('a look takes no step, and the first picture is the same every time', () => {
  const [demo, other] = [open({ blocks: 1 }), open({ blocks: 1 })]
  expect(demo.first()).toEqual(demo.first())
  expect(demo.step()).toEqual(other.step())
})

test('two networks of one kind do the same, and a step changes both', () => {
  const demo = open({ left: 'plain', right: 'plain', blocks: 1 })
  const { left, right } = demo.step()
  expect(left).toEqual(right)
  expect(demo.step().left.loss).not.toBe(left.loss)
})

test('every kind runs, at the smallest depth', () => {
  for (const left of ['bare', 'skips-only'] as const)
    expect(Number.isFinite(open({ left, blocks: 1 }).step().left.loss)).toBe(true)
})

test('sizes on the scale: the ends, the middle, and what is outside', () => {
  expect([1e-6, 1e3, 0, Infinity, NaN].map(heightOf)).toEqual([0, 1, 0, 1, 1])
  expect(heightOf(1)).toBeCloseTo(2 / 3)
})
