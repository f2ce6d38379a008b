import { readResults } from '../book/read-results.ts'
import { chartSvg } from '../../site/figures/index.ts'
import { block, threeWords } from './figures.ts'

export interface Figures {
  words: string
  block: string
  plays: string
  induction: string
}

declare const data: Figures
export { data }

const results = readResults(import.meta.url)

/** Drawn while the site is built: every number in them is computed, or recorded. */
export default {
  watch: ['./results.json', './figures.ts'],
  load: (): Figures => ({
    words: words(),
    block: block(),
    plays: plays(),
    induction: induction(),
  }),
}

/** The example of the text: scores 4, 0 and 2, divided by √4. */
function words(): string {
  const shares = [4, 0, 2].map((score) => Math.exp(score / 2))
  const all = shares.reduce((sum, share) => sum + share, 0)
  return threeWords(['Anna', 'reads', 'books'], shares.map((share) => share / all), 1) // prettier-ignore
}

/** Curves have a number for every fifty steps. */
const bySteps = (curve: readonly number[]) =>
  curve.map((loss, i) => [50 * (i + 1), loss] as const)

function plays(): string {
  const { loss = [] } = results.shakespeare?.curves ?? {}
  if (loss.length === 0) return ''
  const start = Math.log(65)
  return chartSvg({
    title: 'The loss in training on the plays, by steps',
    series: [
      { label: 'in training', data: bySteps(loss) },
      { label: 'ln 65', data: [[0, start], [50 * loss.length, start]], dashed: true }, // prettier-ignore
    ],
    xLabel: 'steps of training',
    yLabel: 'loss',
    width: 560,
    height: 280,
  })
}

function induction(): string {
  const curves = results.induction?.curves ?? {}
  const series = ['1', '2'].flatMap((layers) =>
    curves[layers]
      ? [
          {
            label: layers === '1' ? 'one layer' : 'two layers',
            data: bySteps(curves[layers]),
          },
        ]
      : [],
  )
  if (series.length === 0) return ''
  return chartSvg({
    title: 'The loss where a run comes again, by steps',
    series,
    xLabel: 'steps of training',
    yLabel: 'loss',
    width: 560,
    height: 280,
  })
}
