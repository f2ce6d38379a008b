import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import {
  accuracy,
  Batches,
  crossEntropy,
  EarlyStopping,
  evaluate,
  fit,
  optim,
  Random,
  schedules,
  ShowProgress,
} from 'chalkgrad'
import { loadNames, table } from 'chalkgrad/node'
import { namesAndShuffled } from '../10-lstm/order.ts'
import { ask, TextReader, type Reads, type Texts } from '../10-lstm/reader.ts'
import { pad, shuffled } from '../10-lstm/sequences.ts'
import { EncoderClassifier, positionKinds } from './classifier.ts'

interface Options {
  epochs: number
  seed: number
  seeds: number
}

/** No name is longer. */
const time = 20

/** Names or their letters shuffled, for an encoder with each kind of positions, and for chapter 10's LSTM. */
export function tellOrder(options: Options, ui: Ui) {
  const seeds = seedsFrom(options.seed, ui.short ? 1 : options.seeds)
  const metrics: Record<string, number> = {}
  const rows = [...positionKinds, 'lstm' as const].map((kind) => {
    const shares = spread(seeds.map((seed) => rounded(judge(kind, seed, options, ui))))
    Object.assign(metrics, asMetrics(kind, shares))
    return [kind, asText(shares, percent)]
  })
  ui.print(table(['what looks', 'told apart'], rows))
  return { metrics }
}

function judge(
  kind: (typeof positionKinds)[number] | 'lstm',
  seed: number,
  { epochs }: Options,
  ui: Ui,
): number {
  const random = new Random(seed)
  const names = shuffled(loadNames(), random)
  const cuts = ui.short ? [6, 9, 12] : [5900, 6400, names.length]
  const [train, validation, test] = cuts.map((end, i) => {
    const { sequences, labels } = namesAndShuffled(
      names.slice(cuts[i - 1] ?? 0, end),
      random,
    )
    const { tokens, lengths } = pad(sequences, time)
    return { x: tokens, lengths, y: labels }
  })
  const width = ui.short ? 8 : 64
  const plan = {
    vocabulary: 27,
    time,
    width,
    heads: 4,
    layers: 2,
    outputs: 2,
    dropout: 0.1,
  }
  const model: Reads =
    kind === 'lstm'
      ? new TextReader(27, { kind, inputs: 16, hidden: width, outputs: 2 }, random)
      : new EncoderClassifier({ ...plan, positions: kind }, random)
  ui.print(`${kind}, seed ${seed}, ${model.parameterCount()} parameters`)
  const say = ask(model)
  const forward = (batch: Texts) => ({ outputs: say(batch), targets: batch.y })
  const count = ui.short ? 1 : epochs
  const batches = new Batches(train, { batchSize: 64, shuffle: random })
  const learningRate = kind === 'lstm' ? 0.005 : 0.002
  const steps = count * batches.length
  const optimizer = new optim.AdamW(model.parameters(), { learningRate })
  fit(model, batches, {
    optimizer,
    schedule: schedules.warmup(
      Math.min(100, steps),
      schedules.cosine({ learningRate, steps }),
    ),
    loss: crossEntropy,
    forward,
    epochs: count,
    maxNorm: 1,
    validation: new Batches(validation, { batchSize: 500 }),
    callbacks: [
      new EarlyStopping({ monitor: 'valLoss', patience: 3 }),
      new ShowProgress(ui.progress, ui.print),
      ...(ui.callbacks ?? []),
    ],
  })
  const asked = { loss: crossEntropy, metrics: { accuracy }, forward }
  return evaluate(model, new Batches(test, { batchSize: 500 }), asked).accuracy
}
