import { rounded, type Ui } from '#book'
import {
  Batches,
  bitsPerCharacter,
  crossEntropy,
  EarlyStopping,
  evaluate,
  fit,
  nn,
  optim,
  Random,
  sampling,
  schedules,
  ShowProgress,
  tensor,
  writeSafetensors,
  type Tensor,
} from 'chalkgrad'
import { loadNames } from 'chalkgrad/node'
import { nothing, spelled } from '../10-lstm/names.ts'
import { shuffled } from '../10-lstm/sequences.ts'
import { letters, nameOf, numbersOf } from '../10-lstm/speller.ts'

interface Options {
  epochs: number
  seed: number
}

/** A small one, for there are few names. */
const plan = { layers: 3, heads: 4, width: 48 }
const learningRate = 0.005

/** A 0, and 20 letters: the longest name, and what comes behind its last letter. */
export const context = 21

const surprise = (logits: Tensor, labels: Tensor): Tensor =>
  crossEntropy(logits, labels, { ignoreIndex: nothing })

/** Names, of 0 and the letters, until a 0 ends them. */
export function draw(model: nn.GPT, random: Random, temperature = 1): string {
  const choose = (logits: Tensor): Tensor =>
    sampling.sample(logits, random, { temperature })
  const name: number[] = []
  for (const letter of model.stream(tensor([[0]], { dtype: 'int32' }), { choose })) {
    if (letter.item() === 0 || name.length === context - 1) break
    name.push(letter.item())
  }
  return nameOf(name)
}

/** The question of chapter 10, for a GPT: which letter comes next? */
export function inventNames(options: Options, ui: Ui) {
  const random = new Random(options.seed)
  const all = shuffled(loadNames(), random).map(numbersOf)
  // The parts of chapter 10: its table and this one are about the same names.
  const parts = ui.short
    ? [all.slice(0, 4), all.slice(4, 6), all.slice(6, 8)]
    : [all.slice(0, 6400), all.slice(6400, 7400), all.slice(7400)]
  const epochs = ui.short ? 1 : options.epochs
  const gpt = new nn.GPT(
    { vocabulary: letters, context, ...plan, ...(ui.short && { width: 4 }) },
    random,
  )
  const metrics: Record<string, number> = { parameters: gpt.parameterCount() }
  const first = evaluate(gpt, whole(parts[0]), { loss: surprise })
  metrics['first loss'] = rounded(first.loss)
  const steps = epochs * Math.ceil(parts[0].length / 64)
  const { curves } = learn(gpt, parts, random, ui, {
    optimizer: new optim.AdamW(gpt.parameters(), { learningRate, weightDecay: 0.1 }),
    schedule: schedules.warmup(
      Math.min(100, steps),
      schedules.cosine({ learningRate, steps }),
    ),
    epochs,
  })
  metrics.gpt = rounded(
    bitsPerCharacter(evaluate(gpt, whole(parts[2]), { loss: surprise }).loss),
  )

  const invented = Array.from({ length: ui.short ? 2 : 40 }, () => draw(gpt, random))
  const known = new Set(parts[0].map(String))
  metrics['invented and new'] =
    invented.filter((name) => !known.has(String(numbersOf(name)))).length / invented.length
  ui.save('names.safetensors', writeSafetensors(gpt.stateDict()))
  ui.print(`${metrics.gpt.toFixed(3)} bits a letter`)
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

/** One batch: names differ in length, and a mean of means is not the mean over letters. */
const whole = (names: number[][]): Batches => {
  const { x, y } = spelled(names)
  return new Batches(x, y, { batchSize: names.length })
}

function learn(
  model: nn.GPT,
  [train, validation]: number[][][],
  random: Random,
  ui: Ui,
  how: { optimizer: optim.Optimizer; epochs: number; schedule: schedules.Schedule },
) {
  const { x, y } = spelled(train)
  return fit(model, new Batches(x, y, { batchSize: 64, shuffle: random }), {
    ...how,
    loss: surprise,
    maxNorm: 1,
    validation: whole(validation),
    callbacks: [
      new EarlyStopping({ monitor: 'valLoss', patience: 3 }),
      new ShowProgress(ui.progress, ui.print),
      ...(ui.callbacks ?? []),
    ],
  })
}
