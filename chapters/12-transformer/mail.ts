import type { Ui } from '#book'
import { optim } from 'chalkgrad'
import { compare, time, type Contender } from '../10-lstm/mail.ts'
import { pad } from '../10-lstm/sequences.ts'
import { EncoderClassifier, type PositionKind } from './classifier.ts'

interface Options {
  epochs: number
  seed: number
  seeds: number
}

const encoder = (positions: PositionKind): Contender => ({
  name: `encoder, ${positions}`,
  fields({ sequences, labels }) {
    const { tokens, lengths } = pad(sequences, time)
    return { x: tokens, y: labels, lengths }
  },
  model: (vocabulary, hidden, random) =>
    new EncoderClassifier(
      {
        vocabulary,
        time,
        width: 2 * hidden,
        heads: 2,
        layers: 1,
        outputs: 2,
        positions,
        dropout: 0.2,
      },
      random,
    ),
  optimizer: (model) =>
    new optim.AdamW(model.parameters(), { learningRate: 0.001, weightDecay: 0.1 }),
})

/** Chapter 10's letters, parts and rules; an encoder with positions, and one without, which reads a bag. */
export function sortMail(options: Options, ui: Ui) {
  return compare([encoder('sinusoidal'), encoder('none')], { ...options, hidden: 32 }, ui)
}
