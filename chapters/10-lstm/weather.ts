import { asMetrics, asText, rounded, seedsFrom, spread, type Ui } from '#book'
import {
  Batches,
  EarlyStopping,
  fit,
  mseLoss,
  nn,
  optim,
  predict,
  Random,
  ShowProgress,
  type Tensor,
} from 'chalkgrad'
import { loadWeather, table } from 'chalkgrad/node'
import { daysOf, inTime, scaleOf, windows, type Days, type Windows } from './forecast.ts'
import { Reader, type Kind } from './reader.ts'

interface Options {
  epochs: number
  seed: number
  seeds: number
}

const history = 14
const aheads = [1, 3]

/** The highest temperature of tomorrow and of the third day, by those who do not learn and by those who do. */
export function foretell(options: Options, ui: Ui) {
  const all = daysOf(loadWeather())
  const seeds = seedsFrom(options.seed, ui.short ? 1 : options.seeds)
  const metrics: Record<string, number> = {}
  const split = inTime(all.highest.length, [0.5, 0.75])
  const rows = aheads.map((ahead) => {
    const test = windows(all.features, all.highest, split.test, history, ahead)
    const simple = {
      'as today': test.days.map((day) => all.highest[day - ahead]),
      'as the season': test.days.map((day) => season(all, split.train.to, day)),
    }
    const learned = (kind: Kind | 'line') =>
      spread(
        seeds.map((seed) =>
          rounded(meanError(learn(kind, all, split, ahead, seed, options, ui), test)),
        ),
      )
    const errors = {
      ...Object.fromEntries(
        Object.entries(simple).map(([name, said]) => [
          name,
          spread([rounded(meanError(said, test))]),
        ]),
      ),
      line: learned('line'),
      rnn: learned('rnn'),
      lstm: learned('lstm'),
    }
    for (const [name, error] of Object.entries(errors))
      Object.assign(metrics, asMetrics(`${name} ${ahead}`, error))
    return [`${ahead} ${ahead === 1 ? 'day' : 'days'} ahead`, ...Object.values(errors).map((error) => error.low === error.high ? error.mean.toFixed(2) : asText(error, (e) => e.toFixed(2)))] // prettier-ignore
  })
  ui.print(
    table(['mean error in °C', 'as today', 'as the season', 'a line', 'rnn', 'lstm'], rows),
  )
  return { metrics }
}

/** The mean of the known years' days that are at most a week away in the year. */
function season({ highest }: Days, known: number, day: number): number {
  const near = highest.filter((_, other) => {
    const apart = Math.abs((other - day) % 365.25)
    return other < known && Math.min(apart, 365.25 - apart) <= 7
  })
  return near.reduce((sum, degrees) => sum + degrees, 0) / near.length
}

function meanError(said: ArrayLike<number>, { y, days }: Windows): number {
  const right = y.data()
  return days.reduce((sum, _, i) => sum + Math.abs(right[i] - said[i]), 0) / days.length
}

/**
 * What it foretells for the days of the test, °C. It learns how much the foretold day differs from
 * today, which is the better half of the answer already.
 */
function learn(
  kind: Kind | 'line',
  { features, highest }: Days,
  split: ReturnType<typeof inTime>,
  ahead: number,
  seed: number,
  { epochs }: Options,
  ui: Ui,
): ArrayLike<number> {
  const random = new Random(seed)
  const { mean, deviation } = scaleOf(features, split.train)
  const scaled = features.map((day) =>
    day.map((value, i) => (value - mean[i]) / deviation[i]),
  )
  const [degrees, spreadOf] = [mean[1], deviation[1]]
  const part = (stretch: { from: number; to: number }) => {
    const { x, y, days } = windows(scaled, highest, stretch, history, ahead)
    return { x, y: y.sub(degrees).div(spreadOf), days }
  }
  const [train, validation, test] = [split.train, split.validation, split.test].map(part)
  const model: nn.Module =
    kind === 'line'
      ? new nn.Sequential(new nn.Flatten(), new nn.Linear(6 * history, 1, random))
      : new Reader({ kind, inputs: 6, hidden: ui.short ? 2 : 32, outputs: 1 }, random)
  const say = ({ x }: { x: Tensor }) =>
    model.forward(x).add(x.select(1, history - 1).slice(1, 1, 2))
  ui.print(`${kind}, ${ahead} ahead, seed ${seed}`)
  fit(model, new Batches(train.x, train.y, { batchSize: 32, shuffle: random }), {
    optimizer: new optim.AdamW(model.parameters(), {
      learningRate: 0.003,
      weightDecay: 0.1,
    }),
    loss: mseLoss,
    forward: ({ x, y }) => ({ outputs: say({ x }), targets: y }),
    epochs: ui.short ? 1 : epochs,
    maxNorm: 1,
    validation: new Batches(validation.x, validation.y, { batchSize: 500 }),
    callbacks: [
      new EarlyStopping({ monitor: 'valLoss', patience: 8 }),
      new ShowProgress(ui.progress, ui.print),
    ],
  })
  const said = predict(model, new Batches(test.x, test.y, { batchSize: 500 }), {
    forward: say,
  })
  return said.mul(spreadOf).add(degrees).data()
}
