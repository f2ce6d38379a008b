import { todo } from '#exercises'
import { mseLoss, nn, noGrad, optim, tensor, type Random } from 'chalkgrad'

/** One question: what some days say of the next. All numbers are normalized. */
export interface Window {
  inputs: number[]
  target: number
}

export interface Prepared {
  /** In any order. */
  training: Window[]
  /** One for each day from `testFrom` on, in the order of time. */
  test: Window[]
  /** What was taken away from each value, and what it was divided by then. */
  mean: number
  deviation: number
}

/**
 * A program, complete and broken. It foretells a temperature from the `history` days in front of it, by a line, and says how far
 * off it is, in degrees, beside who says "as yesterday". For 300 days of a series in which each day is yesterday's number and a
 * step by chance, so that nobody can know more than yesterday, it says
 *
 *     evaluate(series, 5, 200, random)      // { model: 0.01, asYesterday: 0.94 }
 *
 * There are three mistakes, all in `prepare`. Each lets something be known that nobody could know on that day: the first in the
 * numbers that normalize, the second in what is trained with, the third in what the line is given. None of them makes an error.
 *
 * Repair them. `evaluate` is right. Delete the line with `todo`, then `npm test -- leaky-forecast`.
 *
 * - series: one value for each day; the first `testFrom` days are known, the others are the test
 * - a window's inputs are the `history` days in front of its target, the last one at the end
 * - training has a window for each known day that has so many days in front of it, in any order
 */
export function prepare(series: readonly number[], history: number, testFrom: number, random: Random): Prepared {
  void todo('leaky-forecast') // delete this line
  const mean = average(series)
  const deviation = Math.sqrt(average(series.map((value) => (value - mean) ** 2)))
  const scaled = series.map((value) => (value - mean) / deviation)
  const windows: Window[] = []
  for (let day = history; day < series.length; day++)
    windows.push({ inputs: scaled.slice(day - history + 1, day + 1), target: scaled[day] })
  const shuffled = [...random.permutation(windows.length)].map((i) => windows[i])
  const known = testFrom - history
  return { training: shuffled.slice(0, known), test: shuffled.slice(known), mean, deviation }
}

/** Mean absolute errors over the test, in the units of the series: of a line that was trained, and of who says "as yesterday". */
export function evaluate(
  series: readonly number[],
  history: number,
  testFrom: number,
  random: Random,
): { model: number; asYesterday: number } {
  const { training, test, deviation } = prepare(series, history, testFrom, random)
  const model = new nn.Linear(history, 1, random)
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.05 })
  const [x, y] = [tensor(training.map(({ inputs }) => inputs)), tensor(training.map(({ target }) => [target]))]
  for (let step = 0; step < 200; step++) {
    optimizer.zeroGrad()
    mseLoss(model.forward(x), y).backward()
    optimizer.step()
  }
  const said = noGrad(() => model.forward(tensor(test.map(({ inputs }) => inputs))).data())
  return {
    model: average(test.map(({ target }, i) => Math.abs(said[i] - target) * deviation)),
    asYesterday: average(series.slice(testFrom).map((value, i) => Math.abs(value - series[testFrom + i - 1]))),
  }
}

function average(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length
}
