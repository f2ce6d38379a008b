import { describe, expect, it } from 'vitest'
import { create } from './demo.ts'
import { loss, predict, slopes, step } from './learn.ts'
import { picture } from './picture.ts'
import { freshPoints, jumble, points } from './points.ts'

function learn(weights: number[], steps: number, rate = 0.1): number[] {
  for (let n = 0; n < steps; n++) weights = step(weights, points, rate)
  return weights
}
const rightOf = (weights: readonly number[]): number =>
  points.filter(({ x, y, label }) => predict(weights, x, y) * label > 0).length

describe('a network in twenty lines', () => {
  it('answers as worked out by hand', () => {
    expect(predict([0.1, 1, 2, 0, -1], 1, 0)).toBeCloseTo(0.1 + Math.tanh(1), 12)
    expect(loss([0.1, 1, 2, 0, -1], [{ x: 1, y: 0, label: -1 }])).toBeCloseTo(3.4655, 4)
  })

  it('measures the slope that calculus gives', () => {
    const weights = jumble(6)
    const errors = points.map(({ x, y, label }) => 2 * (predict(weights, x, y) - label))
    const mean = (values: number[]) =>
      values.reduce((sum, value) => sum + value) / values.length
    const measured = slopes(weights, points)
    // The answer is w₀ + …, so its derivative with respect to w₀ is 1 …
    expect(measured[0]).toBeCloseTo(mean(errors), 5)
    // … and with respect to w₂, the x of the first unit, w₁ · (1 − tanh²) · x.
    const [, vote, a, b, c] = weights
    const inner = points.map(({ x, y }, i) => {
      const t = Math.tanh(a * x + b * y + c)
      return errors[i] * vote * (1 - t * t) * x
    })
    expect(measured[2]).toBeCloseTo(mean(inner), 5)
  })

  it('has every point right after 300 steps, from nine starts', () => {
    for (let seed = 1; seed <= 9; seed++) {
      const weights = learn(jumble(6, seed), 300)
      expect(rightOf(weights)).toBe(60)
      expect(loss(weights, points)).toBeLessThan(0.04)
    }
  })

  it('needs three lines to fence in a disc', () => {
    expect(rightOf(learn(jumble(1), 1000))).toBeLessThan(45)
    expect(rightOf(learn(jumble(2), 1000))).toBeLessThan(60)
    const weights = learn(jumble(3), 1000)
    expect(rightOf(weights)).toBe(60)
    // No orange at the edge of the picture: the fence is closed.
    const rows = picture(weights).split('\n')
    expect(rows[0] + rows[rows.length - 1]).not.toContain('#')
    expect(rows.every((row) => row.startsWith('·') && row.endsWith('·'))).toBe(true)
  })

  it('never moves from zero, and flies apart at a rate of 0.5', () => {
    const zeros = new Array<number>(25).fill(0)
    expect(slopes(zeros, points).every((slope) => Math.abs(slope) < 1e-9)).toBe(true)
    expect(loss(learn(zeros, 50), points)).toBeCloseTo(1, 6)
    expect(loss(learn(jumble(6), 40, 0.5), points)).toBeGreaterThan(1e6)
  })

  it('is asked about points that it has not seen', () => {
    const seen = new Set(points.map(({ x, y }) => `${x} ${y}`))
    const fresh = freshPoints(200)
    expect(fresh.filter(({ x, y }) => seen.has(`${x} ${y}`))).toEqual([])
    const distance = fresh.map(({ x, y, label }) => [label, Math.hypot(x, y)])
    for (const [label, d] of distance)
      expect(label > 0 ? d < 0.5 : d >= 1 && d < 1.4).toBe(true)
  })
})

describe('its demo', () => {
  const options = { units: 6, rate: 0.1, seed: 1 }

  it('shows what the listing computes', () => {
    const demo = create(options)
    let frame = demo.first()
    for (let n = 0; n < 50; n++) frame = demo.step()
    expect(frame.loss).toBeCloseTo(0.4213, 4)
    expect(frame.lines).toHaveLength(6)
  })

  it('takes points in, moves them and takes them out, and learns on', () => {
    const demo = create(options)
    demo.act('add', { x: 1, y: 1, label: 1 })
    const frame = demo.act('move', { at: 60, x: 1.2, y: 0.5 })
    expect(frame.points.slice(-2)).toEqual([1.2, 0.5])
    expect(frame.labels).toHaveLength(61)
    const back = demo.act('remove', 60)
    expect(back.labels).toHaveLength(60)
    expect(demo.step().loss).toBeLessThan(back.loss)
  })
})
