import { readResults } from '../book/read-results.ts'
import { chartSvg } from '../../site/figures/index.ts'
import { lstmCell, unrolled } from './figures.ts'

export interface Figures {
  unrolled: string
  cell: string
  adding: string
}

declare const data: Figures
export { data }

const results = readResults(import.meta.url)

/** Drawn while the site is built: every number in them is computed, or recorded. */
export default {
  watch: ['./results.json', './figures.ts'],
  load: (): Figures => ({ unrolled: threeSteps(), cell: lstmCell(), adding: adding() }),
}

/** The example of the text: w = 1, u = 0.5, b = 0. */
function threeSteps(): string {
  const inputs = [1, 0, 0.5]
  const carried: number[] = []
  for (const x of inputs) carried.push(Math.tanh(x + 0.5 * (carried.at(-1) ?? 0)))
  return unrolled(inputs, carried)
}

function adding(): string {
  const curves = results.adding?.curves ?? {}
  const words = { rnn: 'the plain cell', gru: 'GRU', lstm: 'LSTM' }
  const series = Object.entries(words).flatMap(([kind, label]) => {
    const curve = curves[`${kind} 60`]
    return curve
      ? [{ label, data: curve.map((loss, i) => [50 * (i + 1), loss] as const) }]
      : []
  })
  if (series.length === 0) return ''
  return chartSvg({
    title: 'The adding problem: the error in training, by steps',
    series,
    xLabel: 'steps of training',
    yLabel: 'mean squared error',
    logY: true,
    width: 560,
    height: 300,
  })
}
