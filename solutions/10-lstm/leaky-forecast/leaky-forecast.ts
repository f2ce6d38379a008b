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
 * - Mean and deviation were those of all days: a warm summer in the test moved what the training saw.
 * - The windows were shuffled, and cut then. Those of neighboring days share all but one of their inputs, so most of the test had
 *   been seen in training, targets among it. Now the day decides. The order within training is free, so it may stay shuffled.
 * - The slice ended at `day + 1`, which is behind the target: the line had to copy its last input.
 */
export function prepare(series: readonly number[], history: number, testFrom: number, random: Random): Prepared {
  const known = series.slice(0, testFrom)
  const mean = average(known)
  const deviation = Math.sqrt(average(known.map((value) => (value - mean) ** 2)))
  const scaled = series.map((value) => (value - mean) / deviation)
  const windowOf = (day: number): Window => ({ inputs: scaled.slice(day - history, day), target: scaled[day] })
  const training = [...random.permutation(testFrom - history)].map((i) => windowOf(history + i))
  const test = series.slice(testFrom).map((_, i) => windowOf(testFrom + i))
  return { training, test, mean, deviation }
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
