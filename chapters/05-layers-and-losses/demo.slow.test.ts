import { describe, expect, test } from 'vitest'
import { create, lastStep, type Options } from './demo.ts'

const usual: Options = {
  dataSet: 'moons',
  layers: 2,
  units: 8,
  activation: 'ReLU',
  learningRate: 0.1,
  seed: 1,
}

function after(steps: number, options: Partial<Options> = {}) {
  const demo = create({ ...usual, ...options })
  let frame = demo.first()
  while (frame.step < steps) frame = demo.step()
  return frame
}

describe('the live demo', () => {
  test('has a picture before its first step', () => {
    const frame = create(usual).first()
    expect(frame.step).toBe(0)
    expect(frame.belief).toHaveLength(frame.size ** 2)
    expect(frame.parameters).toBe(2 * 8 + 8 + 8 * 8 + 8 + 8 * 2 + 2)
  })

  test('learns two moons, the same way every time', () => {
    const frame = after(700)
    expect(frame.accuracy).toBe(1)
    expect(frame.loss).toBeLessThan(0.02)
    expect(after(100).loss).toBe(after(100).loss)
  })

  test('without a hidden layer draws a straight border', () => {
    const { accuracy, belief, size } = after(500, { layers: 0 })
    expect(accuracy).toBeLessThan(0.95)
    // Along a straight line the logits change evenly; so does each row of the raster.
    const logit = (i: number) => Math.log(belief[i] / (1 - belief[i]))
    const steps = Array.from({ length: size - 1 }, (_, i) => logit(i + 1) - logit(i))
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-2)
  })

  test('at rate 3 every relu dies and one half is left everywhere', () => {
    const { loss, belief } = after(200, { learningRate: 3 })
    expect(loss).toBeCloseTo(Math.LN2, 3)
    expect(new Set(belief).size).toBe(1)
  })

  test('two relu units manage three corners of XOR with seed 1, four tanh units all', () => {
    expect(after(500, { dataSet: 'xor', layers: 1, units: 2 }).accuracy).toBeCloseTo(
      0.75,
      1,
    )
    expect(
      after(500, { dataSet: 'xor', layers: 1, units: 4, activation: 'tanh' }).accuracy,
    ).toBeGreaterThan(0.98)
  })

  test('tanh learns the spiral, sigmoid does not', () => {
    const spiral = { dataSet: 'spiral', layers: 3, units: 16, learningRate: 0.3 }
    expect(after(500, { ...spiral, activation: 'tanh' }).accuracy).toBeGreaterThan(0.97)
    expect(after(300, { ...spiral, activation: 'sigmoid' }).accuracy).toBeLessThan(0.7)
  })

  test('the raster lies as the points do: x to the right, y upward', () => {
    const { points, labels, belief, size } = after(500)
    const agree = Array.from(labels).filter((label, i) => {
      const column = Math.floor(((points[2 * i] + 1) / 2) * size)
      const row = Math.floor(((1 - points[2 * i + 1]) / 2) * size)
      return belief[row * size + column] > 0.5 === (label === 1)
    })
    expect(agree.length).toBeGreaterThan(190)
  })

  test('ends, and an unknown data set or activation is the usual one', () => {
    const demo = create({ ...usual, layers: 0, dataSet: 'nothing', activation: 'nothing' })
    expect(demo.first().points).toEqual(create(usual).first().points)
    let turns = 0
    while (!demo.done()) {
      demo.step()
      turns++
    }
    expect(turns).toBe(lastStep)
  })
})
