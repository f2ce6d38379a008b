import { expect, test } from 'vitest'
import { create, turns } from './demo.ts'
import { keys, usual } from './names.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

test('untouched it is the example of the text', () => {
  const frame = create(usual).first()
  expect(frame.scores).toEqual([1, 2, 3])
  expect(frame.weights.map((weight) => weight.toFixed(3))).toEqual([
    '0.090',
    '0.245',
    '0.665',
  ])
  expect(frame.context).toBeCloseTo(25.752, 3)
  expect(frame.gradients.map((gradient) => gradient.toFixed(3))).toEqual([
    '-1.418',
    '-1.408',
    '2.826',
  ])
})

test('the weights add up to 1, the gradients to 0, and the context stays among the values', () => {
  const values = keys.map(({ value }) => value)
  for (const [x, y] of [
    [-3, 3],
    [0, 0],
    [2.3, -1.2],
    [3, 3],
  ]) {
    const { weights, gradients, context } = create({ x, y }).first()
    expect(sum(weights)).toBeCloseTo(1, 5)
    expect(sum(gradients)).toBeCloseTo(0, 4)
    expect(context).toBeGreaterThanOrEqual(Math.min(...values) - 1e-4)
    expect(context).toBeLessThanOrEqual(Math.max(...values) + 1e-4)
  }
})

test('a longer query looks sharper, and one of no length at all alike', () => {
  const sharpest = (length: number) =>
    Math.max(...create({ x: length, y: 2 * length }).first().weights)
  expect(sharpest(2)).toBeGreaterThan(sharpest(1))
  for (const weight of create({ x: 0, y: 0 }).first().weights)
    expect(weight).toBeCloseTo(1 / 3, 5)
})

test('the steps turn the query once around', () => {
  const demo = create(usual)
  const first = demo.first()
  let frame = first
  for (let step = 0; step < turns; step++) {
    expect(demo.done()).toBe(false)
    frame = demo.step()
    expect(Math.hypot(frame.x, frame.y)).toBeCloseTo(Math.hypot(usual.x, usual.y), 6)
  }
  expect(demo.done()).toBe(true)
  expect([frame.x, frame.y].map((value) => value.toFixed(4))).toEqual(['1.0000', '2.0000'])
})
