import { readFileSync } from 'node:fs'
import { ArgumentError, schedules } from 'chalkgrad'
import { describe, expect, it } from 'vitest'

const recorded: Record<string, number[]> = JSON.parse(
  readFileSync(new URL('../optim/fixtures/schedules.json', import.meta.url), 'utf8'),
)
const learningRate = 0.1

const made: Record<string, schedules.Schedule> = {
  exponential: schedules.exponential({ learningRate, factor: 0.9 }),
  stepDecay: schedules.stepDecay({ learningRate, factor: 0.3, every: 7 }),
  cosine: schedules.cosine({ learningRate, minimum: 0.01, steps: 40 }),
  cosineRestarts: schedules.cosineRestarts({
    learningRate,
    minimum: 0.01,
    steps: 5,
    growth: 2,
  }),
  multiStep: schedules.multiStep({ learningRate, factor: 0.3, at: [5, 6, 20] }),
  polynomial: schedules.polynomial({ learningRate, steps: 32, power: 2 }),
  oneCycle: schedules.oneCycle({ learningRate, steps: 40 }),
  warmup: schedules.warmup(8, schedules.cosine({ learningRate, steps: 32 })),
}

describe('agrees with 40 steps of PyTorch', () => {
  it.each(Object.keys(made))('%s', (name) => {
    expect(recorded[name]).toHaveLength(40)
    for (const [step, rate] of recorded[name].entries())
      expect(Math.abs(made[name](step) - rate)).toBeLessThan(1e-12)
  })

  it('reduce on plateau', () => {
    const plateau = new schedules.ReduceOnPlateau({
      learningRate,
      factor: 0.5,
      patience: 2,
    })
    expect(recorded.losses.map((loss) => plateau.update(loss))).toEqual(recorded.plateau)
    expect(plateau.learningRate).toBeLessThan(learningRate / 2)
    const max = new schedules.ReduceOnPlateau({
      learningRate,
      factor: 0.5,
      patience: 1,
      mode: 'max',
      minimum: 0.02,
    })
    expect(recorded.losses.map((loss) => max.update(-loss))).toEqual(recorded.plateauMax)
  })

  it('without patience and without a threshold the rate falls where the loss does not', () => {
    const plateau = new schedules.ReduceOnPlateau({
      learningRate: 1,
      factor: 0.5,
      patience: 0,
      threshold: 0,
    })
    expect([3, 3, 2.999_999, 3].map((loss) => plateau.update(loss))).toEqual([
      1, 0.5, 0.5, 0.25,
    ])
  })
})

describe('a schedule', () => {
  it('is a function of the step alone: asked twice, or backwards, it says the same', () => {
    for (const schedule of Object.values(made)) {
      const rates = [30, 5, 30, 5].map(schedule)
      expect(rates.slice(2)).toEqual(rates.slice(0, 2))
    }
  })

  it('exponential over many steps arrives at the factor', () => {
    expect(
      schedules.exponential({ learningRate, factor: 0.5, every: 100 })(200),
    ).toBeCloseTo(0.025, 12)
  })

  it('cosine stays at its minimum', () => {
    expect([40, 41, 1e9].map(made.cosine)).toEqual([0.01, 0.01, 0.01])
    expect(made.cosine(20)).toBeCloseTo(0.055, 12)
  })

  it('polynomial stays at its minimum, and is a straight line by itself', () => {
    const schedule = schedules.polynomial({ learningRate, minimum: 0.02, steps: 8 })
    expect([0, 4, 8, 99].map(schedule)).toEqual([0.1, 0.06, 0.02, 0.02])
  })

  it('one cycle stays at its end', () => {
    const end = learningRate / 25 / 1e4
    expect([39, 40, 1e6].map(made.oneCycle)).toEqual([end, end, end])
    const short = schedules.oneCycle({
      learningRate,
      steps: 10,
      rise: 0.5,
      startDivisor: 2,
      endDivisor: 5,
    })
    expect([0, 4, 9].map(short)).toEqual([0.05, 0.1, 0.01])
  })

  it('warm restarts of equal length come back without end', () => {
    const schedule = schedules.cosineRestarts({ learningRate, steps: 10 })
    expect([0, 10, 50].map(schedule)).toEqual([0.1, 0.1, 0.1])
    expect(schedule(9)).toBeLessThan(0.01)
  })

  it('warm-up goes before any schedule, a constant too', () => {
    const schedule = schedules.warmup(4, () => 0.2)
    expect([0, 1, 2, 3, 4, 99].map(schedule)).toEqual([
      0.05, 0.1, 0.15000000000000002, 0.2, 0.2, 0.2,
    ])
  })
})

describe('bad numbers are refused', () => {
  it.each<[string, () => unknown]>([
    ['exponential', () => schedules.exponential({ learningRate: 0, factor: 0.9 })],
    ['exponential', () => schedules.exponential({ learningRate, factor: -1 })],
    ['stepDecay', () => schedules.stepDecay({ learningRate, factor: 0.1, every: 0 })],
    ['cosine', () => schedules.cosine({ learningRate, steps: NaN })],
    ['cosine: minimum', () => schedules.cosine({ learningRate, steps: 3, minimum: 0.2 })],
    [
      'cosineRestarts: growth',
      () => schedules.cosineRestarts({ learningRate, steps: 3, growth: 0.5 }),
    ],
    ['multiStep', () => schedules.multiStep({ learningRate, factor: 0, at: [1] })],
    ['multiStep: at', () => schedules.multiStep({ learningRate, factor: 0.1, at: [5, 5] })],
    ['multiStep: at', () => schedules.multiStep({ learningRate, factor: 0.1, at: [-1] })],
    [
      'multiStep: at',
      () => schedules.multiStep({ learningRate, factor: 0.1, at: 3 as never }),
    ],
    ['polynomial', () => schedules.polynomial({ learningRate, steps: 4, power: 0 })],
    [
      'polynomial: minimum',
      () => schedules.polynomial({ learningRate, steps: 4, minimum: 1 }),
    ],
    ['oneCycle: rise', () => schedules.oneCycle({ learningRate, steps: 40, rise: 1 })],
    ['oneCycle: rise', () => schedules.oneCycle({ learningRate, steps: 3 })],
    ['oneCycle', () => schedules.oneCycle({ learningRate, steps: 40, startDivisor: 0 })],
    ['warmup', () => schedules.warmup(0, () => 1)],
    [
      'ReduceOnPlateau: factor',
      () => new schedules.ReduceOnPlateau({ learningRate, factor: 1 }),
    ],
    [
      'ReduceOnPlateau: patience',
      () => new schedules.ReduceOnPlateau({ learningRate, patience: -1 }),
    ],
    ['ReduceOnPlateau', () => new schedules.ReduceOnPlateau({ learningRate }).update(NaN)],
  ])('%s', (message, make) => {
    expect(make).toThrow(ArgumentError)
    expect(make).toThrow(message)
  })
})
