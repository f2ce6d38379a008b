import { readFileSync } from 'node:fs'
import { nn, noGrad, Normalizer, Random, tensor } from '../../lib/index.ts'
import { loadFashionMnist } from '../../lib/node/datasets.ts'
import type { Results } from '../book/results.ts'
import { chartSvg, type ChartSvgSpec } from '../../site/figures/index.ts'
import { arrivals } from './arrivals.ts'
import { block, normed } from './figures.ts'
import { kinds, type Kind } from './kinds.ts'
import { Block, resnet } from './networks.ts'

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

const results = JSON.parse(
  readFileSync(new URL('./results.json', import.meta.url), 'utf8'),
) as Results

/** Drawn while the site is built: every number in them is computed by the engine, or recorded. */
export default {
  watch: ['./results.json', './figures.ts', './arrivals.ts', './networks.ts'],
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

/** Drawings side by side. */
function gallery(plans: readonly Parameters<typeof block>[0][]): string {
  return `<div style="display:flex;flex-wrap:wrap;gap:0.5rem 2.5rem">${plans.map((plan) => `<div>${block(plan)}</div>`).join('')}</div>`
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

/** What comes back in front of each of the nine blocks of a network of 20 layers, on real pictures. */
function arriving(): string {
  const { train } = loadFashionMnist()
  const pictures = train.images.slice(0, 0, 8).unsqueeze(1).avgPool2d(2)
  const images = Normalizer.fit(pictures, [0, 1, 2, 3]).apply(pictures)
  const labels = tensor(Int32Array.from(train.labels.slice(0, 0, 8).data()))
  const of = (kind: Kind, last = 0) => {
    const model = resnet(new Random(1), {
      depth: 20,
      width: 8,
      channels: 1,
      ...kinds[kind],
    })
    noGrad(() => {
      for (const layer of model.layers)
        if (layer instanceof Block && layer.skip && layer.norm2 instanceof nn.BatchNorm2d)
          layer.norm2.weight.fill_(last)
    })
    return arrivals(model, images, labels).gradients.map((g, i) => [i, g] as const)
  }
  return chart({
    title: 'The gradient that arrives behind each block',
    series: [
      { label: 'bare', data: of('bare') },
      { label: 'batch norm', data: of('plain') },
      { label: 'batch norm and skips', data: of('residual', 1) },
      { label: 'the same, last norms at 0', data: of('residual') },
    ],
    xLabel: 'behind block',
    yLabel: 'length of the gradient',
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

function chart(spec: ChartSvgSpec): string {
  return chartSvg({ width: 560, height: 300, ...spec })
}
