import { readResults } from '../book/read-results.ts'
import { chartSvg } from '../../site/figures/index.ts'
import { encoderAndDecoder } from './figures.ts'
import { longest, shortest } from './lengths.ts'

export interface Figures {
  bottleneck: string
  repeat: string
  lengths: string
}

declare const data: Figures
export { data }

const results = readResults(import.meta.url)

const words = { none: 'through one vector', dot: 'with attention' }

/** Drawn while the site is built: every number in them is recorded. */
export default {
  watch: ['./results.json', './figures.ts'],
  load: (): Figures => ({
    bottleneck: encoderAndDecoder(['c', 'a', 't'], ['K', 'AE', 'T', 'end']),
    repeat: repeated(),
    lengths: lengths(),
  }),
}

function repeated(): string {
  return drawn('repeat', 1, {
    title: 'Random letters, repeated without a mistake, by length',
    xLabel: 'letters',
    yLabel: 'share without a mistake',
  })
}

function lengths(): string {
  return drawn('sounds', shortest, {
    title: 'Sounds that are wrong, by the letters of the word',
    xLabel: `letters of the word (${shortest} or less, ${longest} or more)`,
    yLabel: 'share of sounds wrong',
  })
}

function drawn(
  run: string,
  first: number,
  names: { title: string; xLabel: string; yLabel: string },
): string {
  const curves = results[run]?.curves ?? {}
  const series = Object.entries(words).flatMap(([name, label]) => {
    const curve = curves[name]
    return curve
      ? [{ label, data: curve.map((value, i) => [first + i, value] as const) }]
      : []
  })
  if (series.length === 0) return ''
  return chartSvg({ ...names, series, width: 560, height: 280 })
}
