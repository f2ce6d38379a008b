import { at, picture, text } from '../../site/figures/svg.ts'
import { contour } from './contour.ts'
import { closedForm, type Line } from './line.ts'
import type { Points } from './points.ts'

/**
 * A path through the plane of all lines; its dots have the shape that goes with its color.
 */
export interface Path {
  lines: readonly Line[]
  label: string
  color: 1 | 2 | 3
  /** 'steps' unless given. */
  as?: 'steps' | 'dot' | 'dashed'
}

export interface Plane {
  /** What the picture shows, for those who do not see it. */
  description: string
  points: Points
  /** The smallest b in the picture. */
  from: number
  bLabel: string
  paths: readonly Path[]
}

const levels = [0.05, 0.25, 1, 3, 7, 12]
const unit = 66 // pixels, for w and for b: right angles stay right
const [left, right, bottomToTop] = [-1, 5, 5]
const margin = { left: 48, top: 34 }

/**
 * The plane of all lines, w to the right and b up, with contour lines of the loss, as
 * inline SVG.
 */
export function plane({ description, points, from, bLabel, paths }: Plane): string {
  const inner = { width: unit * (right - left), height: unit * bottomToTop }
  const x = (w: number): number => unit * (w - left)
  const y = (b: number): number => unit * (from + bottomToTop - b)
  const d = (lines: readonly Line[]): string =>
    `M${lines.map(({ w, b }) => `${at(x(w))} ${at(y(b))}`).join('L')}`
  const bottom = margin.top + inner.height
  const ticks = { w: whole(left, right), b: whole(from, from + bottomToTop) }

  const best = closedForm(points)
  const rings = levels.map(
    (above) => `<path class="svg-axis" d="${d(contour(points.x, best, above))}"/>`,
  )
  const drawn = paths.map(({ lines, color, as = 'steps' }) => {
    const dash = as === 'dashed' ? ' stroke-dasharray="7 4"' : ''
    const line =
      as === 'dot'
        ? ''
        : `<path class="svg-stroke" stroke-width="2"${dash} d="${d(lines)}"/>`
    const dots = as === 'dashed' ? [] : lines.map(({ w, b }) => dot(color, x(w), y(b)))
    return `<g class="svg-s${color}">${line}${dots.join('')}</g>`
  })
  let next = margin.left
  const legend = paths.map(({ label, color, as = 'steps' }) => {
    const start = next
    next += 46 + 7.2 * label.length
    const dash = as === 'dashed' ? ' stroke-dasharray="7 4"' : ''
    const line =
      as === 'dot'
        ? ''
        : `<path class="svg-stroke" stroke-width="2"${dash} d="M${start} 12h26"/>`
    const mark = as === 'dashed' ? '' : dot(color, start + 13, 12)
    return `<g class="svg-s${color}">${line}${mark}</g>${text(start + 33, 16.5, label, 12.5, 'svg-text', 'start')}`
  })
  const grid = [
    ...ticks.w.map((w) => {
      const place = margin.left + x(w)
      return `<path class="svg-line" d="M${place} ${margin.top}V${bottom}"/>${text(place, bottom + 17, String(w), 12.5, 'svg-muted')}`
    }),
    ...ticks.b.map((b) => {
      const place = margin.top + y(b)
      return `<path class="svg-line" d="M${margin.left} ${place}h${inner.width}"/>${text(margin.left - 6, place + 4, String(b), 12.5, 'svg-muted', 'end')}`
    }),
    text(margin.left + inner.width / 2, bottom + 36, 'w', 13),
    text(
      0,
      0,
      bLabel,
      13,
      'svg-text',
      'middle',
      ` transform="translate(16 ${margin.top + inner.height / 2}) rotate(-90)"`,
    ),
  ]
  // A nested svg cuts off what lies outside.
  const map = `<svg x="${margin.left}" y="${margin.top}" width="${inner.width}" height="${inner.height}">${rings.join('')}${drawn.join('')}</svg>`
  const width = Math.max(margin.left + inner.width + 12, next)
  return picture(width, bottom + 44, description, [...grid, map, ...legend].join(''))
}

function dot(color: Path['color'], x: number, y: number): string {
  if (color === 2)
    return `<rect class="svg-fill" x="${at(x - 3)}" y="${at(y - 3)}" width="6" height="6"/>`
  if (color === 3) return `<path class="svg-fill" d="M${at(x)} ${at(y - 4)}l4 7h-8z"/>`
  return `<circle class="svg-fill" cx="${at(x)}" cy="${at(y)}" r="3.2"/>`
}

function whole(from: number, to: number): number[] {
  const first = Math.ceil(from)
  return Array.from({ length: Math.floor(to) - first + 1 }, (_, i) => first + i)
}
