import { optim, schedules } from 'chalkgrad'
import { judge, train, type MakeOptimizer, type Samples } from './clothes.ts'
import { racers } from './race.ts'

/** An optimizer with a learning rate to choose, and with a plan for it or without. */
export interface Contestant {
  make: MakeOptimizer
  plan?: (learningRate: number, steps: number) => schedules.Schedule
}

const adamW: MakeOptimizer = (parameters, learningRate) =>
  new optim.AdamW(parameters, { learningRate })

export const contestants: Record<string, Contestant> = {
  ...Object.fromEntries(Object.entries(racers).map(([name, make]) => [name, { make }])),
  AdamW: { make: adamW },
  // The recipe of the chapter's end: a short climb, then half a cosine.
  'AdamW, warm-up, cosine': {
    make: adamW,
    plan(learningRate, steps) {
      const climb = Math.max(1, Math.round(steps / 20))
      return schedules.warmup(
        climb,
        schedules.cosine({ learningRate, steps: Math.max(1, steps - climb) }),
      )
    },
  },
}

export interface Course {
  training: Samples
  /** Neither trained on nor tested on: the learning rate is chosen here. */
  validation: Samples
  test: Samples
  epochs: number
}

export const batchSize = 64

/** What one run gives. */
export interface Finish {
  /** The loss of each batch. */
  losses: number[]
  /** Their mean over the last epoch. */
  loss: number
  validationLoss: number
  testLoss: number
  accuracy: number
}

export function race(
  { training, validation, test, epochs }: Course,
  { make, plan }: Contestant,
  learningRate: number,
  seed: number,
): Finish {
  const batches = Math.ceil(training.images.shape[0] / batchSize)
  const schedule = plan?.(learningRate, epochs * batches)
  const options = { learningRate, epochs, batchSize, seed, schedule }
  const { model, losses } = train(training, make, options)
  const { loss: testLoss, accuracy } = judge(model, test)
  return {
    losses,
    loss: mean(losses.slice(-batches)),
    validationLoss: judge(model, validation).loss,
    testLoss,
    accuracy,
  }
}

export interface Tried {
  learningRate: number
  /** One for each seed. */
  finishes: Finish[]
  /** The mean over the seeds. */
  validationLoss: number
}

/** Every rate with every seed. */
export function tryAll(
  course: Course,
  contestant: Contestant,
  rates: readonly number[],
  seeds: readonly number[],
): Tried[] {
  return rates.map((learningRate) => {
    const finishes = seeds.map((seed) => race(course, contestant, learningRate, seed))
    const validationLoss = mean(finishes.map((finish) => finish.validationLoss))
    return { learningRate, finishes, validationLoss }
  })
}

/** The rate that does best on the validation part. NaN is worse than any number. */
export const chosen = (tried: readonly Tried[]): Tried =>
  tried.reduce((a, b) =>
    Number.isNaN(a.validationLoss) || b.validationLoss < a.validationLoss ? b : a,
  )

/** The means of stretches of a curve, about `count` of them. */
export function stretches(curve: readonly number[], count: number): number[] {
  const length = Math.max(1, Math.floor(curve.length / count))
  return Array.from({ length: Math.floor(curve.length / length) }, (_, i) =>
    mean(curve.slice(i * length, (i + 1) * length)),
  )
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
