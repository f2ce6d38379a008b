// Tables of numbers as pictures: a heat map (a confusion matrix, a weight matrix), and rows of small images (digits).
import { encode } from 'fast-png'
import { at, COLUMN, picture, text, textWidth } from './svg.ts'

export interface HeatMapSpec {
  title: string
  values: readonly (readonly number[])[]
  rowLabels?: readonly string[]
  columnLabels?: readonly string[]
  /** Above the columns and beside the rows: `predicted`, `true`. */
  columnTitle?: string
  rowTitle?: string
  /** What stands in a cell; nothing when it returns ''. */
  format?: (value: number) => string
  /** The side of a cell where there is room. */
  cell?: number
  /** How strongly a cell is filled, 0 to 1, and with which color. By default by its share of the largest. */
  fill?: (value: number, row: number, column: number) => { strength: number; second: boolean }
}

/** Strength is opacity; negative numbers take the second color. Numbers stay readable: no cell is filled more than half. */
export function heatMapSvg(spec: HeatMapSpec): string {
  const { title, values, rowLabels = [], columnLabels = [], format = (value) => String(value) } = spec
  const columns = Math.max(...values.map((row) => row.length))
  const largest = Math.max(...values.flat().map(Math.abs)) || 1
  const fill = spec.fill ?? ((value) => ({ strength: Math.abs(value) / largest, second: value < 0 }))
  const left = (spec.rowTitle ? 20 : 2) + Math.max(0, ...rowLabels.map((label) => textWidth(label) + 8))
  const largestCell = spec.cell ?? 42
  const cell = Math.min(largestCell, Math.floor((COLUMN - left - 2) / columns))
  // Long names of columns are written upward.
  const steep = columnLabels.some((label) => textWidth(label) > cell)
  const top =
    (spec.columnTitle ? 22 : 2) +
    (columnLabels.length ? (steep ? Math.max(...columnLabels.map((label) => textWidth(label))) + 10 : 20) : 0)
  const cells = values.flatMap((row, r) =>
    row.map((value, c) => {
      const [x, y] = [left + c * cell, top + r * cell]
      const { strength, second } = fill(value, r, c)
      const share = +(0.5 * strength).toFixed(3)
      const box = `<rect class="svg-fill ${second ? 'svg-s2' : 'svg-s1'}" x="${at(x)}" y="${at(y)}" width="${cell - 1}" height="${cell - 1}" fill-opacity="${share}"/>`
      const label = format(value)
      return box + (label ? text(x + cell / 2 - 0.5, y + cell / 2 + 4, label) : '')
    }),
  )
  const rows = rowLabels.map((label, r) => text(left - 7, top + (r + 0.5) * cell + 4, label, 'svg-text', 'end'))
  const heads = columnLabels.map((label, c) => {
    const x = left + (c + 0.5) * cell
    return steep
      ? text(0, 0, label, 'svg-text', 'start', ` transform="translate(${at(x + 4)} ${at(top - 6)}) rotate(-90)"`)
      : text(x, top - 7, label)
  })
  const titles = [
    spec.columnTitle ? text(left + (columns * cell) / 2, 12, spec.columnTitle, 'svg-muted') : '',
    spec.rowTitle
      ? text(
          0,
          0,
          spec.rowTitle,
          'svg-muted',
          'middle',
          ` transform="translate(13 ${at(top + (values.length * cell) / 2)}) rotate(-90)"`,
        )
      : '',
  ]
  const outline = `<rect class="svg-axis" x="${at(left - 0.5)}" y="${at(top - 0.5)}" width="${columns * cell}" height="${values.length * cell}"/>`
  const words = values.map(
    (row, r) =>
      `${rowLabels[r] ?? `row ${r}`}: ${row.map((value, c) => `${columnLabels[c] ? `${columnLabels[c]} ` : ''}${+value.toPrecision(3)}`).join(', ')}`,
  )
  const body = [...cells, outline, ...rows, ...heads, ...titles].join('')
  const [width, height] = [left + columns * cell + 2, top + values.length * cell + 2]
  return picture(width, height, `${title}. ${words.join('; ')}.`, body, (width * largestCell) / cell)
}

/**
 * A confusion matrix: row = the right class, column = the predicted one. Mistakes take the second color and are twice as
 * strong, so that they are seen beside the diagonal; nothing stands where nothing was counted.
 */
export function confusionSvg(
  title: string,
  counts: readonly (readonly number[])[],
  classes: readonly string[],
): string {
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  return heatMapSvg({
    title,
    values: counts,
    rowLabels: classes,
    columnLabels: classes,
    rowTitle: 'is',
    columnTitle: 'taken for',
    format: (count) => (count === 0 ? '' : String(count)),
    fill: (count, row, column) => {
      const share = count / Math.max(1, totals[row])
      return { strength: Math.min(1, row === column ? share : 2 * share), second: row !== column }
    },
  })
}

export interface SmallImage {
  /** Row by row, 0 (dark) to 1 (light). */
  pixels: ArrayLike<number>
  width: number
  height: number
  label?: string
  /** A second line, in the second color: what it was taken for, for example. */
  note?: string
}

/** Gray images in rows, each pixel kept sharp, each with its label below. */
export function imageGridSvg({
  title,
  images,
  columns = 8,
  scale: wanted = 3,
}: {
  title: string
  images: readonly SmallImage[]
  columns?: number
  /** The side of a pixel where there is room. */
  scale?: number
}): string {
  const across = Math.min(columns, images.length)
  const longest = Math.max(0, ...images.flatMap(({ label = '', note = '' }) => [textWidth(label), textWidth(note)]))
  const widest = Math.max(...images.map(({ width }) => width))
  const roomy = across * (Math.max(widest * wanted, longest) + 12)
  const pitchX = Math.min(roomy, COLUMN) / across
  const scale = Math.min(wanted, (pitchX - 8) / widest)
  const lines = Math.max(...images.map(({ label, note }) => Number(label !== undefined) + Number(note !== undefined)))
  const pitchY = Math.max(...images.map(({ height }) => height)) * scale + 16 * lines + 12
  const drawn = images.map(({ pixels, width, height, label, note }, i) => {
    if (pixels.length !== width * height)
      throw new Error(
        `imageGridSvg: image ${i} has ${pixels.length} pixels, ${width} × ${height} = ${width * height} expected`,
      )
    const [x, y] = [(i % across) * pitchX + pitchX / 2, Math.floor(i / across) * pitchY + 2]
    const gray = Uint8Array.from(pixels, (value) => Math.round(255 * Math.min(1, Math.max(0, value))))
    const png = Buffer.from(encode({ width, height, data: gray, channels: 1 })).toString('base64')
    const image = `<image href="data:image/png;base64,${png}" x="${at(x - (width * scale) / 2)}" y="${at(y)}" width="${at(width * scale)}" height="${at(height * scale)}" style="image-rendering:pixelated"/>`
    const first = label === undefined ? '' : text(x, y + height * scale + 13, label)
    const second =
      note === undefined ? '' : text(x, y + height * scale + (label === undefined ? 13 : 28), note, 'graph-gradient')
    return image + first + second
  })
  const words = images.map(({ label = '', note = '' }) => [label, note].filter(Boolean).join(', ')).filter(Boolean)
  return picture(
    across * pitchX,
    Math.ceil(images.length / across) * pitchY,
    `${title}${words.length ? `: ${words.join('; ')}` : ''}.`,
    drawn.join(''),
    roomy,
  )
}
