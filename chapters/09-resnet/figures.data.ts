import { readFileSync } from 'node:fs'
import { tensor } from '../../lib/index.ts'
import { readResults } from '../book/read-results.ts'
import { chartSvg, type ChartSvgSpec } from '../../site/figures/index.ts'
import { block, normed } from './figures.ts'

export interface Figures {
  depths: string
  cured: string
  activations: string
  arrivals: string
  normed: string
  blocks: string
  deeper: string
  colors: string
}

declare const data: Figures
export { data }

const results = readResults(import.meta.url)

/** Drawn while the site is built: every number in them is computed by the engine, or recorded. */
export default {
  watch: ['./results.json', './figures.ts', './examples/arrives.out'],
  load: (): Figures => ({
    depths: losses(['bare-8', 'bare-20']),
    cured: losses(Object.keys(words)),
    activations: activations(),
    arrivals: arriving(),
    normed: numbers(),
    blocks: gallery([
      { name: 'plain', branch: ['convolution', 'norm', 'relu', 'convolution', 'norm'], skip: false, behind: 'relu' },
      { name: 'residual', branch: ['convolution', 'norm', 'relu', 'convolution', 'norm'], skip: true, behind: 'relu' },
    ]),
    deeper: gallery([
      { name: 'bottleneck', branch: ['conv 1 × 1', 'norm, relu', 'conv 3 × 3', 'norm, relu', 'conv 1 × 1', 'norm'], skip: true, behind: 'relu' },
      { name: 'pre-activation', branch: ['norm', 'relu', 'convolution', 'norm', 'relu', 'convolution'], skip: true },
    ]),
    colors: colors(),
  }),
} // prettier-ignore

/** Drawings side by side, where there is room. */
function gallery(plans: readonly Parameters<typeof block>[0][]): string {
  const columns = 'repeat(auto-fit,minmax(min(100%,150px),200px))'
  return `<div style="display:grid;grid-template-columns:${columns};gap:0.5rem 2rem">${plans.map(block).join('')}</div>`
}

const words: Record<string, string> = {
  'bare-8': '8 layers',
  'bare-20': '20 layers',
  'plain-20': '20 layers, batch norm',
  'skips-20': '20 layers, skips',
  'residual-20': '20 layers, batch norm and skips',
}

function losses(names: readonly string[]): string {
  const curves = results.depths?.curves ?? {}
  const series = names.flatMap((name) => {
    const curve = curves[`${name} loss`]
    return curve
      ? [
          {
            label: words[name],
            data: curve.map((loss, epoch) => [epoch + 1, loss] as const),
          },
        ]
      : []
  })
  return chart({
    title: 'Training loss by epochs',
    series,
    xLabel: 'epoch',
    yLabel: 'training loss',
    yMin: 0,
  })
}

/** As recorded: the deviation of what each convolution gives, before the first step. */
function activations(): string {
  const curves = results.depths?.curves ?? {}
  const series = ['bare-20', 'plain-20', 'residual-20'].flatMap((name) => {
    const curve = curves[`${name} activations`]
    return curve
      ? [
          {
            label: words[name],
            data: curve.map((size, layer) => [layer + 1, size] as const),
          },
        ]
      : []
  })
  return chart({
    title: 'Deviation of the outputs of each convolution, before training',
    series,
    xLabel: 'convolution',
    yLabel: 'deviation of its outputs',
    logY: true,
  })
}

/** The gradients of the table in the text, as a picture: the listing's own output, two lines a kind. */
function arriving(): string {
  const output = readFileSync(new URL('./examples/arrives.out', import.meta.url), 'utf8')
  const [head, ...lines] = output.trimEnd().split('\n')
  const numbers = (line: string) => line.slice(31).trim().split(/\s+/).map(Number)
  const places = numbers(head)
  const series = lines.flatMap((line, i) =>
    i % 2 === 0
      ? [
          {
            label: line.slice(0, 31).trim(),
            data: numbers(lines[i + 1]).map((size, at) => [places[at], size] as const),
          },
        ]
      : [],
  )
  return chart({
    title: 'The gradient that comes back behind each block',
    series: series.slice(1),
    xLabel: 'behind block',
    yLabel: 'size of the gradient',
    logY: true,
  })
}

function numbers(): string {
  const x = tensor([1, 7, 9, 15])
  const n = x.sub(x.mean()).div(x.var(0, { correction: 0 }).sqrt())
  return normed([
    { name: 'four numbers', values: [...x.data()] },
    { name: 'mean 0, variance 1', values: [...n.data()] },
    { name: 'times the weight 2, plus the bias 1', values: [...n.mul(2).add(1).data()] },
  ])
}

/** The recorded runs on CIFAR-10. */
function colors(): string {
  const series = Object.entries(results).flatMap(([key, { curves }]) => {
    const [run, network, depth] = key.split('-')
    return run === 'colors' && curves?.loss
      ? [
          {
            label: `${network}, ${depth} layers`,
            data: curves.loss.map((loss, epoch) => [epoch + 1, loss] as const),
          },
        ]
      : []
  })
  return chart({
    title: 'Training loss on CIFAR-10 by epochs',
    series,
    xLabel: 'epoch',
    yLabel: 'training loss',
  })
}

/** Nothing, until something is recorded. */
function chart(spec: ChartSvgSpec): string {
  return spec.series.length === 0 ? '' : chartSvg({ width: 560, height: 300, ...spec })
}
