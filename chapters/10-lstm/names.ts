import { rounded, type Ui } from '#book'
import {
  Batches,
  bitsPerCharacter,
  crossEntropy,
  EarlyStopping,
  evaluate,
  fit,
  optim,
  Random,
  ShowProgress,
  tensor,
  writeSafetensors,
  type Tensor,
} from 'chalkgrad'
import { loadNames, table } from 'chalkgrad/node'
import { Grams } from './grams.ts'
import { pad, shuffled } from './sequences.ts'
import { letters, numbersOf, Speller } from './speller.ts'

interface Options {
  epochs: number
  batchSize: number
  learningRate: number
  hidden: number
  seed: number
}

/** Behind the end of a name there is nothing to foretell. */
export const nothing = -1

/** Each letter in, the next one to be foretold; a name begins and ends with 0. */
export function spelled(names: readonly (readonly number[])[]): { x: Tensor; y: Tensor } {
  const { tokens } = pad(names.map((name) => [0, ...name]))
  const [count, time] = tokens.shape
  const next = new Int32Array(count * time).fill(nothing)
  for (const [i, name] of names.entries()) next.set([...name, 0], i * time)
  return { x: tokens, y: tensor(next, { shape: [count, time] }) }
}

const surprise = (logits: Tensor, labels: Tensor): Tensor =>
  crossEntropy(logits, labels, { ignoreIndex: nothing })

/** How many bits a letter takes, by counts of short runs of letters and by an LSTM; and names that it makes up. */
export function inventNames(options: Options, ui: Ui) {
  const random = new Random(options.seed)
  const all = shuffled(loadNames(), random).map(numbersOf)
  const [train, validation, test] = ui.short
    ? [all.slice(0, 4), all.slice(4, 6), all.slice(6, 8)]
    : [all.slice(0, 6400), all.slice(6400, 7400), all.slice(7400)]
  const metrics: Record<string, number> = {}
  for (const order of [1, 2, 3, 4, 5]) {
    const grams = new Grams(train, order, letters)
    const tried = [3, 1, 0.3, 0.1, 0.03].map((added) => [
      grams.bits(validation, added),
      added,
    ])
    const [, best] = tried.reduce((a, b) => (b[0] < a[0] ? b : a))
    metrics[`runs of ${order}`] = rounded(grams.bits(test, best))
  }
  const model = new Speller(ui.short ? 2 : options.hidden, random)
  const { batchSize, learningRate } = options
  const asBatches = (names: number[][], shuffle?: Random) => {
    const { x, y } = spelled(names)
    return new Batches(x, y, { batchSize, shuffle })
  }
  const { curves } = fit(model, asBatches(train, random), {
    optimizer: new optim.AdamW(model.parameters(), { learningRate, weightDecay: 0.1 }),
    loss: surprise,
    epochs: ui.short ? 1 : options.epochs,
    maxNorm: 1,
    validation: asBatches(validation),
    callbacks: [
      new EarlyStopping({ monitor: 'valLoss', patience: 3 }),
      new ShowProgress(ui.progress, ui.print),
      ...(ui.callbacks ?? []),
    ],
  })
  // One batch, since names differ in length and a mean of means is not the mean over letters.
  const { x, y } = spelled(test)
  const { loss } = evaluate(model, new Batches(x, y, { batchSize: test.length }), {
    loss: surprise,
  })
  metrics.lstm = rounded(bitsPerCharacter(loss))
  const invented = Array.from({ length: ui.short ? 2 : 40 }, () => model.draw(random))
  const known = new Set(train.map(String))
  metrics['invented and new'] =
    invented.filter((name) => !known.has(String(numbersOf(name)))).length / invented.length
  ui.save('names.safetensors', writeSafetensors(model.stateDict()))
  ui.print(table(['foretold by', 'bits a letter'], Object.entries(metrics).slice(0, -1).map(([name, bits]) => [name, bits.toFixed(3)]))) // prettier-ignore
  ui.print(`It makes up: ${invented.join(', ')}`)
  return {
    metrics,
    curves: {
      loss: curves.loss.map(rounded),
      valLoss: curves.valLoss.map(rounded),
      // Letter by letter, 0 behind each name.
      invented: invented.flatMap((name) => [...numbersOf(name), 0]),
    },
  }
}
