import { percent, rounded, type Ui } from '#book'
import { fit, optim, Random, schedules, ShowProgress } from 'chalkgrad'
import { loadPronunciations } from 'chalkgrad/node'
import { split } from '../11-attention/dictionary.ts'
import { judge } from '../11-attention/judge.ts'
import { surprise } from '../11-attention/learn.ts'
import { WordBatches, type Spoken } from '../11-attention/spelling.ts'
import { Pronouncer, speakAll } from './pronouncer.ts'

interface Options {
  epochs: number
  seed: number
}

/** The quick question of chapter 11, with its words: 16,000 to learn from, and 3,000 others to say. */
export function pronounce({ epochs, seed }: Options, ui: Ui) {
  const all = loadPronunciations()
  const dictionary = ui.short ? all.filter((_, i) => i % 10_000 === 0) : all
  const [train, test] = split(dictionary, [0.9, 0.1], new Random(seed))
  const [known, asked] = [train.slice(0, 16_000), test.slice(0, 3000)]
  const random = new Random(seed)
  const model = new Pronouncer(
    { width: ui.short ? 4 : 64, heads: 4, layers: 2, dropout: 0.1 },
    random,
  )
  const batches = new WordBatches(known, 64, random)
  const count = ui.short ? 1 : epochs
  const steps = count * batches.length
  const learningRate = 0.002
  const fall = schedules.cosine({ learningRate, steps, minimum: learningRate / 50 })
  fit(model, batches, {
    optimizer: new optim.AdamW(model.parameters(), { learningRate }),
    schedule: schedules.warmup(Math.min(200, steps), fall),
    loss: surprise,
    forward: (batch: Spoken) => ({ outputs: model.forward(batch), targets: batch.next }),
    epochs: count,
    maxNorm: 1,
    callbacks: [new ShowProgress(ui.progress, ui.print), ...(ui.callbacks ?? [])],
  })
  model.eval()
  const { phonemes, words } = judge(speakAll(model, asked), asked)
  ui.print(`sounds wrong ${percent(phonemes)}, words wrong ${percent(words)}`)
  return {
    metrics: {
      phonemes: rounded(phonemes),
      words: rounded(words),
      parameters: model.parameterCount(),
    },
  }
}
