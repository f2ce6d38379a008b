import { percent, rounded, type Ui } from '#book'
import {
  accuracy,
  Batches,
  crossEntropy,
  evaluate,
  fit,
  nn,
  optim,
  Random,
  ShowProgress,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { loadNames, table } from 'chalkgrad/node'
import { ask, TextReader, type Texts } from './reader.ts'
import { bags, pad, shuffled } from './sequences.ts'

interface Options {
  epochs: number
  batchSize: number
  learningRate: number
  hidden: number
  seed: number
}

interface Letters {
  /** Letters as numbers, a is 1. */
  sequences: number[][]
  /** 1 for a name, 0 for its letters in another order. */
  labels: Tensor
}

/** Names, and the same letters shuffled: who looks only at which letters are there cannot tell them apart. */
export function namesAndShuffled(names: readonly string[], random: Random): Letters {
  const sequences: number[][] = []
  const labels: number[] = []
  for (const name of names) {
    const letters = [...name.toLowerCase()].map((letter) => letter.charCodeAt(0) - 96)
    const other = reordered(letters, random)
    if (other === undefined) continue
    sequences.push(letters, other)
    labels.push(1, 0)
  }
  return { sequences, labels: tensor(labels, { dtype: 'int32' }) }
}

/** Undefined for letters that have no other order, as in Aa. */
function reordered(letters: readonly number[], random: Random): number[] | undefined {
  if (new Set(letters).size === 1) return undefined
  for (;;) {
    const other = shuffled(letters, random)
    if (other.some((letter, i) => letter !== letters[i])) return other
  }
}

/** Counts of letters, and readers of letters, at the same question. */
export function readNames(options: Options, ui: Ui) {
  const random = new Random(options.seed)
  const names = shuffled(loadNames(), random)
  const [known, others] = ui.short
    ? [names.slice(0, 6), names.slice(6, 9)]
    : [names.slice(0, 6400), names.slice(6400)]
  const train = namesAndShuffled(known, random)
  const test = namesAndShuffled(others, random)

  const metrics: Record<string, number> = {}
  const counted = fitAndJudge(
    new nn.Linear(27, 2, new Random(options.seed)),
    { x: bags(train.sequences, 27), y: train.labels },
    { x: bags(test.sequences, 27), y: test.labels },
    options,
    ui,
  )
  metrics['letter counts'] = rounded(counted)
  for (const kind of ['rnn', 'lstm'] as const) {
    const model = new TextReader(
      27,
      { kind, inputs: 16, hidden: ui.short ? 2 : options.hidden, outputs: 2 },
      new Random(options.seed),
    )
    metrics[kind] = rounded(
      fitAndJudge(
        model,
        { ...padded(train), y: train.labels },
        { ...padded(test), y: test.labels },
        options,
        ui,
      ),
    )
  }
  ui.print(
    table(
      ['what looks', 'told apart'],
      Object.entries(metrics).map(([name, share]) => [name, percent(share)]),
    ),
  )
  return { metrics }
}

const padded = ({ sequences }: Letters) => {
  const { tokens, lengths } = pad(sequences)
  return { x: tokens, lengths }
}

function fitAndJudge(
  model: nn.Linear | TextReader,
  train: Texts,
  test: Texts,
  { epochs, batchSize, learningRate, seed }: Options,
  ui: Ui,
): number {
  const say = ask(model)
  const forward = (batch: Texts) => ({ outputs: say(batch), targets: batch.y })
  fit(model, new Batches(train, { batchSize, shuffle: new Random(seed) }), {
    optimizer: new optim.Adam(model.parameters(), { learningRate }),
    loss: crossEntropy,
    forward,
    epochs: ui.short ? 1 : epochs,
    maxNorm: 1,
    callbacks: [new ShowProgress(ui.progress, ui.print), ...(ui.callbacks ?? [])],
  })
  const { accuracy: share } = evaluate(model, new Batches(test, { batchSize: 500 }), {
    loss: crossEntropy,
    metrics: { accuracy },
    forward,
  })
  return share
}
