import { type Ui } from '#book'
import {
  crossEntropy,
  fit,
  optim,
  schedules,
  ShowProgress,
  type Random,
  type Tensor,
} from 'chalkgrad'
import { EncoderDecoder, type Plan } from './encoder-decoder.ts'
import { nothing, WordBatches, type Spoken, type Word } from './spelling.ts'

export interface Lesson {
  epochs: number
  batchSize: number
  learningRate: number
}

/** The surprise at each sound that should be said, and at the end; what is behind it does not count. */
export const surprise = (logits: Tensor, next: Tensor): Tensor =>
  crossEntropy(logits, next, { ignoreIndex: nothing })

/** A new model, trained on these words with teacher forcing. */
export function learn(
  words: readonly Word[],
  plan: Plan,
  { epochs, batchSize, learningRate }: Lesson,
  random: Random,
  ui: Ui,
): { model: EncoderDecoder; loss: number[] } {
  const model = new EncoderDecoder(plan, random)
  const batches = new WordBatches(words, batchSize, random)
  const { curves } = fit(model, batches, {
    optimizer: new optim.Adam(model.parameters(), { learningRate }),
    schedule: schedules.cosine({
      learningRate,
      steps: epochs * batches.length,
      minimum: learningRate / 50,
    }),
    loss: surprise,
    forward: (batch: Spoken) => ({ outputs: model.forward(batch), targets: batch.next }),
    epochs,
    maxNorm: 1,
    callbacks: [new ShowProgress(ui.progress, ui.print), ...(ui.callbacks ?? [])],
  })
  model.eval()
  return { model, loss: curves.loss }
}
