import { tensor, type Tensor } from 'chalkgrad'
import type { CsvTable } from 'chalkgrad/node'

/** A day as the network sees it, and what is to be foretold. */
export interface Days {
  /** (days, features): rain, highest and lowest temperature, wind, and where in the year it is. */
  features: number[][]
  /** (days): the highest temperature, °C. */
  highest: number[]
}

/** In the order of the table, which is that of time. */
export function daysOf(weather: CsvTable): Days {
  const dates = weather.text('date').map((date) => new Date(`${date}T00:00Z`))
  const cells = weather.numbers('precipitation', 'temp_max', 'temp_min', 'wind').data()
  const features = dates.map((date, day) => {
    const [rain, highest, lowest, wind] = cells.subarray(4 * day, 4 * day + 4)
    const angle = 2 * Math.PI * yearShare(date)
    // A few wet days have a hundred times the rain of others: the logarithm brings them closer.
    return [Math.log1p(rain), highest, lowest, wind, Math.cos(angle), Math.sin(angle)]
  })
  return { features, highest: features.map(([, highest]) => highest) }
}

/** 0 on the first of January, almost 1 on the last of December. */
function yearShare(date: Date): number {
  const start = Date.UTC(date.getUTCFullYear(), 0)
  return (date.getTime() - start) / (Date.UTC(date.getUTCFullYear() + 1, 0) - start)
}

/** The first and the last day, this one not among them, of a part of the years. */
export interface Stretch {
  from: number
  to: number
}

/** Three parts in the order of time: what is tested lies behind what was learned. */
export function inTime(
  days: number,
  shares: readonly [number, number],
): Record<'train' | 'validation' | 'test', Stretch> {
  const [first, second] = [Math.round(days * shares[0]), Math.round(days * shares[1])]
  return {
    train: { from: 0, to: first },
    validation: { from: first, to: second },
    test: { from: second, to: days },
  }
}

/** Mean and deviation of each feature, over the days that are learned from. */
export function scaleOf(
  features: readonly number[][],
  { from, to }: Stretch,
): { mean: number[]; deviation: number[] } {
  const days = features.slice(from, to)
  const mean = days[0].map(
    (_, i) => days.reduce((sum, day) => sum + day[i], 0) / days.length,
  )
  const deviation = mean.map((m, i) =>
    Math.sqrt(days.reduce((sum, day) => sum + (day[i] - m) ** 2, 0) / days.length),
  )
  return { mean, deviation }
}

/** `history` days in, and of the day `ahead` of the last one the highest temperature. */
export interface Windows {
  /** (windows, history, features). */
  x: Tensor
  /** (windows, 1), °C. */
  y: Tensor
  /** The day that is foretold, of each window. */
  days: number[]
}

/** All windows whose foretold day lies in the stretch; what they read may lie in front of it, never behind. */
export function windows(
  features: readonly number[][],
  highest: readonly number[],
  { from, to }: Stretch,
  history: number,
  ahead: number,
): Windows {
  const days: number[] = []
  for (let day = Math.max(from, history + ahead - 1); day < to; day++) days.push(day)
  const x = days.map((day) => {
    const last = day - ahead
    return features.slice(last - history + 1, last + 1)
  })
  return { x: tensor(x), y: tensor(days.map((day) => [highest[day]])), days }
}
