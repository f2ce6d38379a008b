import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import {
  Batches,
  ClassificationReport,
  confusionMatrix,
  crossEntropy,
  EarlyStopping,
  fit,
  nn,
  optim,
  predict,
  Random,
  ShowProgress,
  stratifiedSplit,
  tensor,
  Vocabulary,
  words,
  type Tensor,
} from 'chalkgrad'
import { loadMail, table, type Mail } from 'chalkgrad/node'
import { ask, TextReader, type Kind, type Reads, type Texts } from './reader.ts'
import { bags, pad, shuffled } from './sequences.ts'

interface Options {
  epochs: number
  hidden: number
  seed: number
  seeds: number
}

/** Words of a letter that are read; the rest is cut. */
export const time = 80

export interface Letters {
  sequences: number[][]
  /** 1 is spam. */
  labels: Tensor
}

/** What is compared: each makes its own form of the letters, and is trained by its own best settings. */
export interface Contender {
  name: string
  fields(letters: Letters, vocabulary: number, random: Random): Texts
  model(vocabulary: number, hidden: number, random: Random): nn.Linear | Reads
  optimizer(model: nn.AnyModule): optim.Optimizer
}

const counted: Contender = {
  name: 'word counts',
  // How often a word is there, with a logarithm: the tenth time says less than the first.
  fields: ({ sequences, labels }, vocabulary) => ({
    x: bags(sequences, vocabulary).add(1).log(),
    y: labels,
  }),
  model: (vocabulary, _, random) => new nn.Linear(vocabulary, 2, random),
  optimizer: (model) =>
    new optim.AdamW(model.parameters(), { learningRate: 0.01, weightDecay: 0.1 }),
}

const reader = (
  name: string,
  kind: Kind,
  { mixed = false, mean = false } = {},
): Contender => ({
  name,
  fields({ sequences, labels }, _, random) {
    const { tokens, lengths } = pad(
      mixed ? sequences.map((sequence) => shuffled(sequence, random)) : sequences,
    )
    return { x: tokens, y: labels, lengths }
  },
  model: (vocabulary, hidden, random) =>
    new TextReader(vocabulary, { kind, inputs: 32, hidden, outputs: 2, mean }, random),
  optimizer: (model) =>
    new optim.AdamW(model.parameters(), { learningRate: 0.003, weightDecay: 0.1 }),
})

const contenders = [
  counted,
  reader('rnn', 'rnn'),
  reader('lstm', 'lstm'),
  reader('lstm, mean', 'lstm', { mean: true }),
  reader('lstm, mean, shuffled', 'lstm', { mean: true, mixed: true }),
]

/** Spam or ham, by counts of words and by readers. */
export const sortMail = (options: Options, ui: Ui) => compare(contenders, options, ui)

/** Each on the same letters, with the same divisions of them. */
export function compare(contenders: readonly Contender[], options: Options, ui: Ui) {
  const seeds = seedsFrom(options.seed, ui.short ? 1 : options.seeds)
  const mail = ui.short ? loadMail().filter((_, i) => i % 60 === 0) : loadMail()
  const metrics: Record<string, number> = {}
  const rows = contenders.map((contender) => {
    const runs = seeds.map((seed) => judge(contender, mail, seed, options, ui))
    const shares = spread(runs.map(({ accuracy }) => rounded(accuracy)))
    const f1s = spread(runs.map(({ f1 }) => rounded(f1)))
    Object.assign(metrics, asMetrics(`${contender.name} accuracy`, shares))
    Object.assign(metrics, asMetrics(`${contender.name} f1`, f1s))
    return [contender.name, asText(shares, percent), asText(f1s, (f1) => f1.toFixed(3))]
  })
  ui.print(table(['what reads', 'right', 'F1 of spam'], rows))
  return { metrics }
}

/** Trained on three fifths of the letters, stopped by a fifth, judged by a fifth. */
function judge(
  { name, fields, model: build, optimizer }: Contender,
  mail: readonly Mail[],
  seed: number,
  { epochs, hidden }: Options,
  ui: Ui,
): { accuracy: number; f1: number } {
  const random = new Random(seed)
  const spam = mail.map(({ label }) => Number(label === 'spam'))
  const parts = stratifiedSplit(spam, [0.6, 0.2, 0.2], random)
  const tokens = mail.map(({ text }) => words(text).slice(0, time))
  // Words are known from the training part alone, and only those that it has three times.
  const vocabulary = Vocabulary.fit(parts[0].flatMap((i) => tokens[i]), { minCount: 3, unknown: '?' }) // prettier-ignore
  const size = vocabulary.size
  const [train, validation, test] = parts.map((part) =>
    fields(
      {
        sequences: part.map((i) => [...vocabulary.encode(tokens[i])]),
        labels: tensor(part.map((i) => spam[i]), { dtype: 'int32' }), // prettier-ignore
      },
      size,
      random,
    ),
  )
  ui.print(`${name}, seed ${seed}, ${size} words`)
  const model = build(size, ui.short ? 2 : hidden, random)
  const say = ask(model)
  fit(model, new Batches(train, { batchSize: 32, shuffle: random }), {
    optimizer: optimizer(model),
    loss: crossEntropy,
    forward: (batch: Texts) => ({ outputs: say(batch), targets: batch.y }),
    epochs: ui.short ? 1 : epochs,
    maxNorm: 1,
    validation: new Batches(validation, { batchSize: 500 }),
    callbacks: [
      new EarlyStopping({ monitor: 'valLoss', patience: 5 }),
      new ShowProgress(ui.progress, ui.print),
      ...(ui.callbacks ?? []),
    ],
  })
  const said = predict(model, new Batches(test, { batchSize: 500 }), { forward: say })
  const { accuracy, classes } = new ClassificationReport(confusionMatrix(said, test.y))
  return { accuracy, f1: classes[1].f1 }
}
