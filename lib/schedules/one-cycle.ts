import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import { ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * One cycle (Smith and Topin, 2018): up to `learningRate`, larger than a run could begin or end
 * with, and down to nearly nothing, both along half a wave of the cosine. In PyTorch:
 * OneCycleLR.
 */
export function oneCycle(options: {
  /** The largest, at the top. */
  learningRate: number
  /** Of the whole cycle; then the rate stays. */
  steps: number
  /** The share of the steps that climbs. Default 0.3. */
  rise?: number
  /** The first rate is the largest one divided by this. Default 25. */
  startDivisor?: number
  /** The last rate is the first one divided by this. Default 10,000. */
  endDivisor?: number
}): Schedule {
  checkOptions(
    'oneCycle',
    options,
    {
      learningRate: 'number',
      steps: 'number',
      rise: 'number',
      startDivisor: 'number',
      endDivisor: 'number',
    },
    ['learningRate', 'steps'],
  )
  const { learningRate, steps, rise = 0.3, startDivisor = 25, endDivisor = 1e4 } = options
  positive('oneCycle', { learningRate, steps, rise, startDivisor, endDivisor })
  const [top, last] = [rise * steps - 1, steps - 1]
  if (!(rise < 1 && top > 0))
    throw new ArgumentError(
      `oneCycle: rise must be below 1, and at least 2 steps of the ${steps} must climb, got ${rise}`,
    )
  const start = learningRate / startDivisor
  return ofSteps('oneCycle', (step) =>
    step <= top
      ? wave(start, learningRate, step / top)
      : wave(learningRate, start / endDivisor, Math.min((step - top) / (last - top), 1)),
  )
}

/** Half a wave of the cosine from one number to another, as `done` goes from 0 to 1. */
function wave(from: number, to: number, done: number): number {
  return to + ((from - to) * (1 + Math.cos(Math.PI * done))) / 2
}
