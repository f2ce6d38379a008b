import { percent, rounded, type Ui } from '#book'
import { fit, optim, Random, schedules, ShowProgress } from 'chalkgrad'
import { judge } from '../11-attention/judge.ts'
import { surprise } from '../11-attention/learn.ts'
import { quickQuestion } from '../11-attention/parts.ts'
import { aFewAtATime } from '../11-attention/speak.ts'
import { WordBatches, type Spoken } from '../11-attention/spelling.ts'
import { Pronouncer } from './pronouncer.ts'

interface Options {
  epochs: number
  seed: number
}

/** The quick question of chapter 11, with its words: 16,000 to learn from, and 3,000 others to say. */
export function pronounce({ epochs, seed }: Options, ui: Ui) {
  const { known, asked } = quickQuestion({ seed }, ui)
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
  const { phonemes, words } = judge(
    aFewAtATime(asked, (few) => model.speak(few)),
    asked,
  )
  ui.print(`sounds wrong ${percent(phonemes)}, words wrong ${percent(words)}`)
  return {
    metrics: {
      phonemes: rounded(phonemes),
      words: rounded(words),
      parameters: model.parameterCount(),
    },
  }
}
