import { at, legend, picture, text } from '../../site/figures/svg.ts'
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
const unit = 45 // pixels of a phone, for w and for b: right angles stay right
const [left, right, bottomToTop] = [-1, 5, 5]
const margin = { left: 42 }
/** Where there is room. */
const shown = 456

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
  const width = margin.left + inner.width + 10
  const entries = paths.map(({ label, color, as = 'steps' }) => ({
    label,
    sign: (start: number, y: number) => {
      const dash = as === 'dashed' ? ' stroke-dasharray="7 4"' : ''
      const line =
        as === 'dot'
          ? ''
          : `<path class="svg-stroke" stroke-width="2"${dash} d="M${at(start)} ${y}h26"/>`
      const mark = as === 'dashed' ? '' : dot(color, start + 13, y)
      return `<g class="svg-s${color}">${line}${mark}</g>`
    },
  }))
  const head = legend(entries, 4, width)
  const top = head.height + 4
  const bottom = top + inner.height
  const grid = [
    ...ticks.w.map((w) => {
      const place = margin.left + x(w)
      return `<path class="svg-line" d="M${place} ${top}V${bottom}"/>${text(place, bottom + 16, String(w), 'svg-muted')}`
    }),
    ...ticks.b.map((b) => {
      const place = top + y(b)
      return `<path class="svg-line" d="M${margin.left} ${place}h${inner.width}"/>${text(margin.left - 6, place + 4, String(b), 'svg-muted', 'end')}`
    }),
    text(margin.left + inner.width / 2, bottom + 32, 'w'),
    text(
      0,
      0,
      bLabel,
      'svg-text',
      'middle',
      ` transform="translate(13 ${top + inner.height / 2}) rotate(-90)"`,
    ),
  ]
  // A nested svg cuts off what lies outside.
  const map = `<svg x="${margin.left}" y="${top}" width="${inner.width}" height="${inner.height}">${rings.join('')}${drawn.join('')}</svg>`
  return picture(width, bottom + 38, description, [...grid, map, head.body].join(''), shown)
}

function dot(color: Path['color'], x: number, y: number): string {
  if (color === 2)
    return `<rect class="svg-fill" x="${at(x - 2.4)}" y="${at(y - 2.4)}" width="4.8" height="4.8"/>`
  if (color === 3)
    return `<path class="svg-fill" d="M${at(x)} ${at(y - 3.2)}l3.2 5.6h-6.4z"/>`
  return `<circle class="svg-fill" cx="${at(x)}" cy="${at(y)}" r="2.6"/>`
}

function whole(from: number, to: number): number[] {
  const first = Math.ceil(from)
  return Array.from({ length: Math.floor(to) - first + 1 }, (_, i) => first + i)
}
