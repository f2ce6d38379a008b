import { rounded, type Ui } from '#book'
import {
  BytePairs,
  bitsPerCharacter,
  characters,
  crossEntropy,
  nn,
  Random,
  sampling,
  schedules,
  tensor,
  type Tensor,
  Vocabulary,
  writeSafetensors,
} from 'chalkgrad'
import { loadShakespeare } from 'chalkgrad/node'
import { lossOf, optimizerFor, windowsOf } from './stream.ts'
import { trainSteps } from './train-steps.ts'

interface Options {
  steps: number
  layers: number
  heads: number
  width: number
  context: number
  batchSize: number
  learningRate: number
  seed: number
}

/** The plays as numbers, nine tenths to learn from; in the check of what a program runs, a line of them. */
export function plays(short: boolean) {
  const text = short
    ? 'To be, or not to be, that is the question:\n'.repeat(4)
    : loadShakespeare()
  const vocabulary = Vocabulary.fit(characters(text))
  const numbers = vocabulary.encode(characters(text))
  const cut = Math.floor(0.9 * numbers.length)
  return { vocabulary, train: numbers.subarray(0, cut), validation: numbers.subarray(cut) }
}

export interface Trained {
  model: nn.GPT
  first: number
  losses: number[]
  seconds: number
}

/** The loop of nanoGPT for characters: a rate that climbs for 100 steps and then falls by a cosine to a tenth. */
export function learnText(
  text: Int32Array,
  vocabulary: number,
  { steps: count, layers, heads, width, context, batchSize, learningRate, seed }: Options,
  ui: Ui,
): Trained {
  const random = new Random(seed)
  const model = new nn.GPT({ vocabulary, context, layers, heads, width }, random)
  const optimizer = optimizerFor(model, learningRate)
  const climb = Math.min(100, count)
  const fall = schedules.cosine({
    learningRate,
    minimum: learningRate / 10,
    steps: Math.max(1, count - climb),
  })
  const rate = schedules.warmup(climb, fall)
  const loss = (): Tensor => {
    const { x, y } = windowsOf(text, batchSize, context, random)
    return crossEntropy(model.forward(x), y)
  }
  const label = `${width} wide, ${layers} layers`
  const start = performance.now()
  const { first, losses } = trainSteps(model, { count, optimizer, rate, loss, label }, ui)
  return { model, first, losses, seconds: (performance.now() - start) / 1000 }
}

/** A GPT on the characters of Tiny Shakespeare, in the size in which nanoGPT trains it without a graphics card. */
export function writePlays(options: Options, ui: Ui) {
  const { vocabulary, train, validation } = plays(ui.short)
  const size = ui.short
    ? { steps: 2, layers: 1, heads: 1, width: 4, context: 8, batchSize: 2 }
    : {}
  const own = { ...options, ...size }
  const { model, first, losses, seconds } = learnText(train, vocabulary.size, own, ui)
  const loss = lossOf(model, validation, own.context)
  const random = new Random(options.seed)
  const choose = (logits: Parameters<typeof sampling.sample>[0]) =>
    sampling.sample(logits, random, { temperature: 0.8 })
  const start = vocabulary.encode(['\n'])
  const count = ui.short ? 3 : 400
  const written = model.generate(tensor(start, { shape: [1, 1] }), count, { choose }).data()
  ui.save(
    'plays.safetensors',
    writeSafetensors(model.stateDict(), { letters: vocabulary.tokens.join('') }),
  )
  ui.print(vocabulary.decode([...written]).join(''))
  ui.print(
    `loss ${loss.toFixed(3)} on what it has not read, ${seconds.toFixed(0)} s of training`,
  )
  return {
    metrics: {
      parameters: model.parameterCount(),
      vocabulary: vocabulary.size,
      'first loss': rounded(first),
      'ln vocabulary': rounded(Math.log(vocabulary.size)),
      validation: rounded(loss),
      bits: rounded(bitsPerCharacter(loss)),
      'seconds of training': Math.round(seconds),
    },
    // What it wrote, by the numbers of its characters in Unicode.
    curves: {
      loss: losses,
      written: vocabulary.decode([...written]).map((c) => c.codePointAt(0) ?? 0),
    },
  }
}

/** How much shorter the same text is in byte pairs, by the size of the vocabulary. */
export function countTokens(_: Options, ui: Ui) {
  const text = ui.short ? 'to be or not to be '.repeat(9) : loadShakespeare()
  const metrics: Record<string, number> = { characters: text.length }
  for (const size of ui.short ? [258] : [256, 512, 1024, 2048, 4096])
    metrics[`tokens of ${size}`] = BytePairs.fit(text, { size }).encode(text).length
  return { metrics }
}
