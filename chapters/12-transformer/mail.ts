import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import { optim } from 'chalkgrad'
import { loadMail, table } from 'chalkgrad/node'
import { judge, time, type Contender } from '../10-lstm/mail.ts'
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
  const seeds = seedsFrom(options.seed, ui.short ? 1 : options.seeds)
  const mail = ui.short ? loadMail().filter((_, i) => i % 60 === 0) : loadMail()
  const metrics: Record<string, number> = {}
  const rows = [encoder('sinusoidal'), encoder('none')].map((contender) => {
    const own = { ...options, hidden: 32 }
    const runs = seeds.map((seed) => judge(contender, mail, seed, own, ui))
    const shares = spread(runs.map(({ accuracy }) => rounded(accuracy)))
    const f1s = spread(runs.map(({ f1 }) => rounded(f1)))
    Object.assign(metrics, asMetrics(`${contender.name} accuracy`, shares))
    Object.assign(metrics, asMetrics(`${contender.name} f1`, f1s))
    return [contender.name, asText(shares, percent), asText(f1s, (f1) => f1.toFixed(3))]
  })
  ui.print(table(['what reads', 'right', 'F1 of spam'], rows))
  return { metrics }
}
