import { describe, expect, it } from 'vitest'
import { create, type Frame, type Options } from './demo.ts'

const options: Options = {
  learningRate: 0.1,
  batchSize: 'all',
  noise: 0.3,
  seed: 1,
  centered: false,
}

function run(changes: Partial<Options>, steps = 300): Frame {
  const demo = create({ ...options, ...changes })
  let frame = demo.first()
  for (let i = 0; i < steps && !demo.done(); i++) frame = demo.step()
  return frame
}

describe('the demo of chapter 2', () => {
  it('shows points, contours and the start before the first step', () => {
    const frame = create(options).first()
    expect(frame.points).toHaveLength(40)
    const xs = frame.points.map(([x]) => x)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect(frame.contours).toHaveLength(6)
    expect(frame.path).toEqual([[0, 2]])
    expect(frame.outcome).toBe('under way')
  })

  it('arrives at the closed form', () => {
    const { line, best, outcome } = run({ learningRate: 0.3 }, 1000)
    expect(outcome).toBe('arrived')
    expect(line.w).toBeCloseTo(best.w, 5)
    expect(line.b).toBeCloseTo(best.b, 5)
  })

  it.each([false, true])(
    'its limit is where it begins to diverge (centered: %s)',
    (centered) => {
      const { limit } = create({ ...options, centered }).first()
      const distance = ({ line, best }: Frame): number =>
        Math.hypot(line.w - best.w, line.b - best.b)
      const before = distance(create({ ...options, centered }).first())
      expect(distance(run({ learningRate: 0.98 * limit, centered }))).toBeLessThan(
        0.1 * before,
      )
      expect(distance(run({ learningRate: 1.02 * limit, centered }))).toBeGreaterThan(
        10 * before,
      )
    },
  )

  it('says that it diverged, and stops', () => {
    const { outcome, losses } = run({ learningRate: 1 })
    expect(outcome).toBe('diverged')
    expect(losses.length).toBeLessThan(60)
  })

  it.each(['8', '1'] as const)(
    'with %s points a step it comes near the line, and never arrives',
    (batchSize) => {
      const { line, best, outcome } = run({ batchSize, learningRate: 0.05 }, 1000)
      expect(outcome).toBe('under way')
      expect(Math.hypot(line.w - best.w, line.b - best.b)).toBeLessThan(0.5)
    },
  )

  it('gives the same path for the same seed, another for another', () => {
    expect(run({ batchSize: '8' }).path).toEqual(run({ batchSize: '8' }).path)
    expect(run({ batchSize: '8' }).path).not.toEqual(run({ batchSize: '8', seed: 2 }).path)
  })
})
