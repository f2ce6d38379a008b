import { at, COLUMN, picture, text } from '../../site/figures/svg.ts'

// Grids of cells: how a filter meets a picture.

/** A cell with a number; `strength` of the first color, or of the second. */
function cell(
  x: number,
  y: number,
  side: number,
  label = '',
  { strength = 0, second = false, dashed = false } = {},
): string {
  const fill = strength
    ? `<rect class="svg-fill ${second ? 'svg-s2' : 'svg-s1'}" x="${at(x)}" y="${at(y)}" width="${side}" height="${side}" fill-opacity="${strength}"/>`
    : ''
  const edge = `<rect class="svg-axis" x="${at(x)}" y="${at(y)}" width="${side}" height="${side}"${dashed ? ' stroke-dasharray="3 3"' : ''}/>`
  return fill + edge + (label ? text(x + side / 2, y + side / 2 + 4, label) : '')
}

/** Cells in rows; `mark` says which are filled. */
function grid(
  x: number,
  y: number,
  side: number,
  values: readonly (readonly (number | string)[])[],
  mark: (
    row: number,
    column: number,
  ) => { strength?: number; second?: boolean } = () => ({}),
): string {
  return values
    .flatMap((row, r) =>
      row.map((value, c) =>
        cell(x + c * side, y + r * side, side, String(value).replace('-', '−'), mark(r, c)),
      ),
    )
    .join('')
}

function frame(x: number, y: number, width: number, height: number): string {
  return `<rect class="svg-stroke svg-s2" stroke-width="2.5" x="${at(x)}" y="${at(y)}" width="${width}" height="${height}"/>`
}

/** The filter of the worked example at its four places. */
export function sliding(
  cells: readonly (readonly number[])[],
  result: readonly (readonly number[])[],
): string {
  const [side, across, down] = [19, COLUMN / 2, 96]
  const body = [0, 1, 2, 3].map((place) => {
    const [i, j] = [Math.floor(place / 2), place % 2]
    const [x, y] = [2 + j * across, 3 + i * down]
    const left = x + 4 * side + 22
    return (
      grid(x, y, side, cells, (r, c) => ({ strength: 0.25 * cells[r][c] })) +
      frame(x + j * side, y + i * side, 3 * side, 3 * side) +
      text(left - 11, y + 2 * side + 4, '→') +
      grid(left, y + side, side, result, (r, c) => ({
        strength: r === i && c === j ? 0.3 : 0,
        second: true,
      }))
    )
  })
  const words = `A filter of 3 × 3 at its four places on a picture of 4 × 4; the results are ${result.flat().join(', ')}.`
  return picture(COLUMN, 2 * down - 14, words, body.join(''), 440)
}

/** A picture of 3 × 3, a filter of 2 × 2, and the product that does the convolution. */
export function columns(
  cells: readonly (readonly number[])[],
  patches: readonly (readonly number[])[],
  filter: readonly number[],
  result: readonly number[],
): string {
  const side = 24
  const middle = cells[1][1]
  const isMiddle = (value: number) => ({ strength: value === middle ? 0.35 : 0 })
  const [left, top] = [2, 18]
  const second = top + 3 * side + 34
  const matrix = left + 4 * side + 17
  const out = matrix + 4 * side + 17
  const body = [
    text(left + 1.5 * side, 12, 'picture', 'svg-muted'),
    grid(left, top, side, cells, (r, c) => isMiddle(cells[r][c])),
    frame(left, top, 2 * side, 2 * side),
    text(left + 5 * side, 12, 'filter', 'svg-muted'),
    grid(left + 4 * side, top, side, [filter.slice(0, 2), filter.slice(2)]),
    text(left + 2 * side, second - 6, 'filter, as a row', 'svg-muted'),
    grid(left, second + 1.5 * side, side, [filter]),
    text(matrix - 8.5, second + 2 * side + 4, '×'),
    text(matrix + 2 * side, second - 6, 'patches, as columns', 'svg-muted'),
    grid(matrix, second, side, patches, (r, c) => isMiddle(patches[r][c])),
    frame(matrix, second, side, 4 * side),
    text(out - 8.5, second + 2 * side + 4, '='),
    grid(out, second + 1.5 * side, side, [result], () => ({ strength: 0.2, second: true })),
  ]
  const words = `Patches as columns: the filter ${filter.join(', ')} as a row, times a matrix whose columns are the four patches, is the row ${result.join(', ')}.`
  return picture(COLUMN, second + 4 * side + 4, words, body.join(''), 440)
}

export interface Along {
  name: string
  padding: number
  stride: number
  dilation: number
}

/** A line of cells, the filter at two places, and the result below it, for several ways to slide. */
export function along(size: number, kernel: number, ways: readonly Along[]): string {
  const [side, height] = [21, 96]
  const words: string[] = []
  const body = ways.flatMap(({ name, padding, stride, dilation }, way) => {
    const [left, top] = [2 + 2 * side, 20 + way * height]
    const places =
      Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1
    words.push(`${name}: ${size} cells give ${places}`)
    const start = stride - padding // the second place of the filter
    const taps = Array.from({ length: kernel }, (_, u) => start + u * dilation)
    const all = Array.from({ length: size + 2 * padding }, (_, i) => i - padding)
    return [
      text(2, top - 7, `${name}: ${size} → ${places}`, 'svg-text', 'start'),
      ...all.map((i) =>
        cell(left + i * side, top, side, i < 0 || i >= size ? '0' : '', {
          strength: taps.includes(i) ? 0.35 : 0,
          dashed: i < 0 || i >= size,
        }),
      ),
      ...Array.from({ length: places }, (_, place) => {
        // Below the middle of the cells that it was made from.
        const x = left + (place * stride - padding + (dilation * (kernel - 1)) / 2) * side
        return cell(x, top + side + 14, side, '', {
          strength: place === 1 ? 0.35 : 0,
          second: true,
        })
      }),
      ...taps.map((i) => {
        const to = left + (start + (dilation * (kernel - 1)) / 2 + 0.5) * side
        return `<path class="svg-axis" d="M${at(left + (i + 0.5) * side)} ${top + side}L${at(to)} ${top + side + 14}"/>`
      }),
    ]
  })
  const width = (size + 4) * side + 6
  return picture(
    width,
    ways.length * height - 4,
    `${words.join('; ')}.`,
    body.join(''),
    1.3 * width,
  )
}

/** One cell of the last layer, and all that it depends on, layer by layer down to the picture. */
export function pyramid(
  size: number,
  layers: readonly { name: string; kernel: number; stride: number }[],
  place: number,
): string {
  const [side, gap] = [24, 30]
  const sizes = [size]
  for (const { kernel, stride } of layers)
    sizes.push(Math.floor((sizes[sizes.length - 1] - kernel) / stride) + 1)
  // Where cell i of each layer stands, in cells of the picture.
  let [from, jump] = [0, 1]
  const stands = [[from, jump]]
  for (const { kernel, stride } of layers) {
    from += ((kernel - 1) / 2) * jump
    jump *= stride
    stands.push([from, jump])
  }
  let seen = [place]
  const seenBy = [seen]
  for (const { kernel, stride } of layers.toReversed()) {
    seen = [
      ...new Set(
        seen.flatMap((i) => Array.from({ length: kernel }, (_, u) => i * stride + u)),
      ),
    ]
    seenBy.unshift(seen)
  }
  const row = (layer: number) => 4 + (layers.length - layer) * (side + gap)
  const x = (layer: number, i: number) =>
    2 + (stands[layer][0] + i * stands[layer][1]) * side
  const body = sizes.flatMap((count, layer) => [
    ...Array.from({ length: count }, (_, i) =>
      cell(x(layer, i), row(layer), side, '', {
        strength: seenBy[layer].includes(i) ? 0.35 : 0,
        second: layer === layers.length,
      }),
    ),
    ...(layer === 0
      ? []
      : seenBy[layer].flatMap((i) => {
          const { kernel, stride } = layers[layer - 1]
          return Array.from({ length: kernel }, (_, u) => {
            const below = x(layer - 1, i * stride + u) + side / 2
            return `<path class="svg-axis" d="M${at(x(layer, i) + side / 2)} ${row(layer) + side}L${at(below)} ${row(layer - 1)}"/>`
          })
        })),
  ])
  const names = layers.map(({ name }) => name).join(', ')
  const words = `${names}: one cell depends on ${seenBy[0].length} cells of the picture`
  body.push(
    text(2, row(0) + side + 17, `${names}: ${seenBy[0].length} cells`, 'svg-text', 'start'),
  )
  return picture(size * side + 4, row(0) + side + 24, `${words}.`, body.join(''))
}
