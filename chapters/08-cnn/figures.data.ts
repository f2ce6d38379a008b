import { readFileSync } from 'node:fs'
import {
  nn,
  parseSafetensors,
  rand,
  Random,
  stack,
  tensor,
  type Tensor,
} from '../../lib/index.ts'
import { loadFashionMnist } from '../../lib/node/datasets.ts'
import { readResults } from '../book/read-results.ts'
import { chartSvg, imageGridSvg, type SmallImage } from '../../site/figures/index.ts'
import { centered } from './centered.ts'
import { names } from './demos/look/names.ts'
import { fieldByGradient } from './field.ts'
import { along, columns, pyramid, sliding } from './figures.ts'

export interface Figures {
  shifted: string
  sliding: string
  edges: string
  im2col: string
  padding: string
  field: string
  effective: string
  maps: string
  fooled: string
}

declare const data: Figures
export { data }

const here = (name: string) => new URL(name, import.meta.url)
const results = readResults(import.meta.url)

/** Drawn while the site is built: every number in them is computed by the engine. */
export default {
  watch: ['./results.json', './figures.ts', './field.ts', './demos/look/look.safetensors'],
  load: (): Figures => ({
    shifted: shifted(),
    sliding: example(),
    edges: edges(),
    im2col: patches(),
    padding: along(7, 3, [
      { name: 'a filter of 3', padding: 0, stride: 1, dilation: 1 },
      { name: 'padding 1', padding: 1, stride: 1, dilation: 1 },
      { name: 'padding 1, stride 2', padding: 1, stride: 2, dilation: 1 },
      { name: 'dilation 2', padding: 0, stride: 1, dilation: 2 },
    ]),
    field: gallery([
      pyramid(
        9,
        [
          { name: 'filter of 3', kernel: 3, stride: 1 },
          { name: 'filter of 3', kernel: 3, stride: 1 },
        ],
        2,
      ),
      pyramid(
        12,
        [
          { name: 'filter of 3', kernel: 3, stride: 1 },
          { name: 'pooling by 2', kernel: 2, stride: 2 },
          { name: 'filter of 3', kernel: 3, stride: 1 },
        ],
        1,
      ),
    ]),
    effective: effective(),
    ...looked(),
  }),
}

/** Several drawings side by side, as many as the page is wide. */
function gallery(drawings: readonly string[]): string {
  return `<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,290px),1fr));gap:0.5rem 1rem">${drawings.join('')}</div>`
}

function shifted(): string {
  const runs = {
    'two convolutions, pooling': 'modern-fashion-mnist',
    'two convolutions, stride 2': 'strided-fashion-mnist',
    'two dense layers': 'dense-fashion-mnist',
  }
  const series = Object.entries(runs).flatMap(([label, key]) => {
    const curve = results[key]?.curves?.shifted
    return curve
      ? [{ label, data: curve.map((share, by) => [by, 100 * share] as const) }]
      : []
  })
  return chartSvg({
    title: 'Test pictures known, over the number of pixels that they were moved by',
    series,
    xLabel: 'moved by so many pixels',
    yLabel: 'known, %',
    yMin: 0,
    yMax: 100,
    width: 560,
    height: 300,
  })
}

const corner: number[][] = [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 0, 0]] // prettier-ignore
const rightEdge: number[][] = [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]] // prettier-ignore

function convolved(cells: number[][], filter: number[][]): number[][] {
  const [x, w] = [tensor(cells), tensor(filter)].map((one) => one.unsqueeze(0).unsqueeze(0))
  return x.conv2d(w).select(0, 0).select(0, 0).toArray() as number[][]
}

function example(): string {
  return sliding(corner, convolved(corner, rightEdge))
}

function patches(): string {
  const cells = [[1, 2, 3], [4, 5, 6], [7, 8, 9]] // prettier-ignore
  const filter = [1, 0, 0, -1]
  const corners = [[0, 0], [0, 1], [1, 0], [1, 1]] // prettier-ignore
  const matrix = corners.map(([u, v]) => corners.map(([i, j]) => cells[i + u][j + v]))
  const result = convolved(cells, [filter.slice(0, 2), filter.slice(2)]).flat()
  return columns(cells, matrix, filter, result)
}

/** Three garments, and what four filters make of them. */
function edges(): string {
  const { test } = loadFashionMnist()
  const labels = [...test.labels.data()]
  const garments = [9, 2, 8].map((kind) => test.images.select(0, labels.indexOf(kind)))
  const below = rightEdge[0].map((_, v) => rightEdge.map((row) => row[v]))
  const filters = {
    right: { filter: rightEdge, signed: true },
    below: { filter: below, signed: true },
    blur: { filter: [1, 1, 1].map(() => [1 / 9, 1 / 9, 1 / 9]), signed: false },
    dots: { filter: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], signed: true }, // prettier-ignore
  }
  const images = garments.flatMap((garment) => [
    imageOf(garment, 'picture'),
    ...Object.entries(filters).map(([label, { filter, signed }]) => {
      const w = tensor(filter).reshape([1, 1, 3, 3])
      const y = garment.reshape([1, 1, 28, 28]).conv2d(w, { padding: 1 }).reshape([28, 28])
      return imageOf(signed ? gray(y) : y, label)
    }),
  ])
  return imageGridSvg({
    title: 'Filters over three garments',
    images,
    columns: 5,
    scale: 3,
  })
}

/** 0 is the middle gray. */
const gray = (x: Tensor): Tensor => x.div(2 * (x.abs().max().item() || 1)).add(0.5)

function imageOf(x: Tensor, label?: string): SmallImage {
  const [height, width] = x.shape
  return { pixels: x.data(), width, height, label }
}

/** The influence of each pixel on one cell, behind more and more filters of 3 × 3. */
function effective(): string {
  const images = [1, 3, 6, 10].map((depth) => {
    const random = new Random(7)
    const layers = Array.from({ length: depth }, (_, i) => [
      new nn.Conv2d(i === 0 ? 1 : 4, 4, 3, random, { padding: 1, init: nn.init.heNormal }),
      new nn.ReLU(),
    ]).flat()
    const field = fieldByGradient(layers, 31, random, 24)
    const pixels = Float64Array.from(field.div(field.max().item()).data(), Math.sqrt)
    // A frame just outside of what it can see.
    for (let i = -depth - 1; i <= depth + 1; i++)
      for (const [row, column] of [
        [i, -depth - 1],
        [i, depth + 1],
        [-depth - 1, i],
        [depth + 1, i],
      ])
        // prettier-ignore
        pixels[31 * (15 + row) + 15 + column] = 0.35
    return {
      pixels,
      width: 31,
      height: 31,
      label: depth === 1 ? '1 filter' : `${depth} filters`,
    }
  })
  return imageGridSvg({
    title: 'The influence of each pixel on one cell',
    images,
    columns: 4,
    scale: 3.6,
  })
}

/** The demo's network, taught clothes: its filters, its maps, and what fools it. */
function looked(): Pick<Figures, 'maps' | 'fooled'> {
  const file = 'demos/look/look.safetensors'
  const { tensors } = parseSafetensors(readFileSync(here(`./${file}`)), file)
  const image = (kind: string) => tensors.images.select(0, names.clothes.indexOf(kind))
  return { maps: maps(tensors, image('ankle boot')), fooled: fooled(tensors, image) }
}

/** The network of demos/look/network.ts, taught clothes: both layers' maps, and the logits. */
function answer(weights: Record<string, Tensor>, images: Tensor) {
  const layer = (x: Tensor, name: string) =>
    x
      .conv2d(weights[`clothes.${name}.weight`], { bias: weights[`clothes.${name}.bias`] })
      .relu()
  const first = layer(centered(images).unsqueeze(1), '0')
  const second = layer(first.maxPool2d(2), '3')
  const flat = second.maxPool2d(2).flatten(1)
  const logits = flat
    .matmul(weights['clothes.7.weight'].transpose())
    .add(weights['clothes.7.bias'])
  return { first, second, logits }
}

function maps(weights: Record<string, Tensor>, boot: Tensor): string {
  const { first, second } = answer(weights, boot.unsqueeze(0))
  const each = (y: Tensor, paint: (plane: Tensor) => Tensor) =>
    Array.from({ length: y.shape[0] }, (_, i) => imageOf(paint(y.select(0, i))))
  const bright = (plane: Tensor) => plane.div(plane.max().item() || 1)
  return [
    imageGridSvg({
      title: 'Six filters of 5 × 5',
      images: each(weights['clothes.0.weight'].select(1, 0), gray),
      columns: 6,
      scale: 12,
    }),
    imageGridSvg({
      title: 'Their maps of a boot',
      images: each(first.select(0, 0), bright),
      columns: 6,
      scale: 2.6,
    }),
    imageGridSvg({
      title: 'Ten maps of the second layer',
      images: each(second.select(0, 0), bright),
      columns: 10,
      scale: 4,
    }),
  ].join('')
}

function fooled(weights: Record<string, Tensor>, image: (kind: string) => Tensor): string {
  const backward = Array.from({ length: 28 }, (_, i) => 27 - i)
  const half = (x: Tensor, axis: number) => [x.slice(axis, 0, 14), x.slice(axis, 14)]
  const quartered = (x: Tensor) => {
    const rows = half(x, 0).map((part) => half(part, 1))
    return tensor([...joined(rows[1][1], rows[0][0]), ...joined(rows[0][1], rows[1][0])])
  }
  const shown: [string, Tensor][] = [
    ['T-shirt, negative', image('T-shirt/top').mul(-1).add(1)],
    ['boot, negative', image('ankle boot').mul(-1).add(1)],
    ['dress, turned', image('dress').indexSelect(0, backward)],
    ['boot, turned', image('ankle boot').indexSelect(0, backward)],
    ['sneaker, cut up', quartered(image('sneaker'))],
    ['noise', rand([28, 28], new Random(5))],
  ]
  const { logits } = answer(weights, stack(shown.map(([, x]) => x)))
  const says = logits.softmax(1)
  const [best, share] = [says.argmax(1).data(), says.max(1).data()]
  const images = shown.map(([label, x], i) => ({
    ...imageOf(x, label),
    note: `${names.clothes[best[i]]} ${share[i].toFixed(2)}`,
  }))
  return imageGridSvg({
    title: 'What it says of strange pictures',
    images,
    columns: 3,
    scale: 4,
  })
}

/** Rows of two pieces, side by side. */
function joined(left: Tensor, right: Tensor): number[][] {
  const [a, b] = [left.toArray() as number[][], right.toArray() as number[][]]
  return a.map((row, i) => [...row, ...b[i]])
}
