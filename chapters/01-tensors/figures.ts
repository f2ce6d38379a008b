import { arange, einsum, oneHot, scope, tensor, type Tensor } from '../../lib/index.ts'
import type { ImageSet } from '../../lib/node/index.ts'
import { heatMapSvg, imageGridSvg } from '../../site/figures/index.ts'
import { at, picture, text } from '../../site/figures/svg.ts'
import { classify, classMeans } from './nearest-mean.ts'
import { byImage } from './standardize.ts'

const toImage = (image: Tensor, label: string) => ({
  pixels: image.data(),
  width: 28,
  height: 28,
  label,
})

/** The first image of each class. */
export function gallery({ train, classes }: ImageSet): string {
  const labels = train.labels.data()
  return imageGridSvg({
    title: 'One image of each class',
    images: classes.map((name, c) =>
      toImage(train.images.select(0, labels.indexOf(c)), name),
    ),
    columns: 5,
    scale: 4,
  })
}

/** A part of the first ankle boot, as the numbers that it is. */
export function pixels({ train, classes }: ImageSet): string {
  const boot = train.images.select(
    0,
    train.labels.data().indexOf(classes.indexOf('ankle boot')),
  )
  const [top, left] = [10, 2]
  const values = boot
    .slice(0, top, top + 10)
    .slice(1, left, left + 14)
    .toArray() as number[][]
  return heatMapSvg({
    title: 'A part of an ankle boot, as numbers',
    values,
    rowLabels: values.map((_, i) => String(top + i)),
    columnLabels: values[0].map((_, j) => String(left + j)),
    rowTitle: 'row',
    columnTitle: 'column',
    // Three letters at most: the columns are narrow on a phone.
    format: (value) =>
      value === 0 ? '0' : value.toFixed(2).replace(/^0/, '').replace('1.00', '1'),
    cell: 40,
  })
}

/**
 * Views of one matrix: what each looks like, and which places of the memory it reads, in
 * which order.
 */
export function views(): string {
  const x = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ])
  const shown: [string, Tensor][] = [
    ['x', x],
    ['x.transpose()', x.transpose()],
    ['x.slice(1, 1, 3)', x.slice(1, 1, 3)],
    ['x.select(0, 1)', x.select(0, 1)],
  ]
  const cell = 30
  const memoryLeft = 120
  let y = 2
  const rows = shown.map(([name, view]) => {
    const [rowsCount, columns] = view.rank === 1 ? [1, view.shape[0]] : view.shape
    const values = view.data()
    const places = placesOf(view).data()
    const [line, top] = [y + 12, y + 40]
    y = top + Math.max(rowsCount * cell, cell + 18) + 16
    const facts = `shape (${view.shape.join(', ')}), strides (${view.strides.join(', ')}), offset ${view.offset}`
    const grid = Array.from(values, (value, n) => {
      const [r, c] = [Math.floor(n / columns), n % columns]
      return box(2 + c * cell, top + r * cell, cell, String(value), 0.22)
    })
    const memory = Array.from(x.data(), (value, place) => {
      const order = places.indexOf(place)
      const left = memoryLeft + place * cell
      const drawn = box(left, top, cell, String(value), order < 0 ? 0 : 0.22, order < 0)
      const note =
        order < 0
          ? ''
          : text(left + cell / 2, top + cell + 15, ordinals[order], 'svg-muted')
      return drawn + note
    })
    return [
      text(2, line, name, 'svg-text', 'start', ' font-weight="600"'),
      text(2, line + 17, facts, 'svg-muted', 'start'),
      ...grid,
      ...memory,
    ].join('')
  })
  const title =
    'A matrix (2, 3) and three views of it. Beside each the six places of the one memory: those that the view reads, with the order in which it reads them.'
  return picture(memoryLeft + 6 * cell + 6, y - 10, title, rows.join(''), 440)
}

const ordinals = ['1st', '2nd', '3rd', '4th', '5th', '6th']

function box(
  x: number,
  y: number,
  size: number,
  label: string,
  filled: number,
  dashed = false,
): string {
  const dash = dashed ? ' stroke-dasharray="3 3"' : ''
  const area = `x="${at(x + 1)}" y="${at(y + 1)}" width="${size - 2}" height="${size - 2}" rx="3"`
  return (
    `<rect class="svg-fill svg-s1" ${area} fill-opacity="${filled}"/><rect class="svg-axis" ${area}${dash}/>` +
    text(x + size / 2, y + size / 2 + 4, label, dashed ? 'svg-muted' : 'svg-text')
  )
}

/**
 * For each element of a view, in its shape, the place that it is read from: by the formula
 * of the chapter.
 */
export function placesOf(view: Tensor): Tensor {
  return view.shape.reduce<Tensor>((places, size, axis) => {
    const steps = arange(size).mul(view.strides[axis])
    const shape = view.shape.map((_, i) => (i === axis ? size : 1))
    return places.add(steps.reshape(shape))
  }, tensor(view.offset))
}

/**
 * The mean image of each class, and how many test images of each class (row) were taken for
 * each class (column).
 */
export function classifier({ train, test, classes }: ImageSet): {
  means: string
  confusion: string
} {
  return scope(() => {
    const member = oneHot(train.labels, classes.length)
    const [x, xTest] = [train.images.flatten(1), test.images.flatten(1)]
    const means = classMeans(x, member).reshape([-1, 28, 28])
    const found = classify(byImage(xTest), classMeans(byImage(x), member))
    const count = einsum(
      'ni,nj->ij',
      oneHot(test.labels, classes.length),
      oneHot(found, classes.length),
    )
    return {
      means: imageGridSvg({
        title: 'The mean image of each class',
        images: classes.map((name, c) => toImage(means.select(0, c), name)),
        columns: 5,
        scale: 4,
      }),
      confusion: heatMapSvg({
        title: 'What the nearest mean says about 200 test images of each class',
        values: count.toArray() as number[][],
        rowLabels: classes,
        columnLabels: classes,
        rowTitle: 'true',
        columnTitle: 'nearest mean',
        format: (value) => (value === 0 ? '' : String(value)),
        cell: 40,
      }),
    }
  })
}
