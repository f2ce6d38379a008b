/** A point of a curve. */
export type Place = readonly [x: number, y: number]

export interface Axis {
  label: string
  min: number
  max: number
  ticks: readonly number[]
  log?: boolean
  format?: (tick: number) => string
}

export interface Curve {
  points: readonly Place[]
  /** Shown in the legend. */
  label?: string
  /** One of the theme's five colors; 0 is a quiet gray without a place in the legend. */
  color: 0 | 1 | 2 | 3 | 4 | 5
  dashed?: boolean
  /** 'line' unless given; 'steps' is a line with a dot at each point. */
  as?: 'line' | 'dots' | 'steps'
}

export interface Plot {
  /** What the picture shows, for those who do not see it. */
  description: string
  x: Axis
  y: Axis
  curves: readonly Curve[]
  height?: number
}

const width = 480
const left = 58
const right = 14

/** A plot as inline SVG in the theme's colors. */
export function plot({ description, x, y, curves, height = 300 }: Plot): string {
  const rows = legendRows(curves)
  const top = 12 + 20 * rows.length
  const inner = { width: width - left - right, height: height - 48 }
  const across = (value: number): number => round(share(x, value) * inner.width)
  const down = (value: number): number => round((1 - share(y, value)) * inner.height)
  const bottom = top + inner.height
  const name = (axis: Axis, tick: number): string => escape(axis.format ? axis.format(tick) : String(tick))

  const parts = [
    ...rows.flatMap((row, i) => row.map(({ curve, at }) => legendEntry(curve, at, 14 + 20 * i))),
    ...x.ticks.map((tick) => {
      const at = left + across(tick)
      return `<line class="grid" x1="${at}" x2="${at}" y1="${top}" y2="${bottom}"/><text x="${at}" y="${bottom + 16}" text-anchor="middle">${name(x, tick)}</text>`
    }),
    ...y.ticks.map((tick) => {
      const at = top + down(tick)
      return `<line class="grid" x1="${left}" x2="${width - right}" y1="${at}" y2="${at}"/><text x="${left - 6}" y="${at + 4}" text-anchor="end">${name(y, tick)}</text>`
    }),
    `<text x="${left + inner.width / 2}" y="${bottom + 34}" text-anchor="middle">${escape(x.label)}</text>`,
    `<text transform="translate(12 ${top + inner.height / 2}) rotate(-90)" text-anchor="middle">${escape(y.label)}</text>`,
    // A nested svg cuts off what lies outside the axes.
    `<svg x="${left}" y="${top}" width="${inner.width}" height="${inner.height}">`,
    ...curves.map((curve) => draw(curve, across, down)),
    '</svg>',
  ]
  return `<svg viewBox="0 0 ${width} ${bottom + 40}" width="${width}" role="img" aria-label="${escape(description)}"><style>${style}</style><g class="line-plot">${parts.join('')}</g></svg>`
}

const style = [
  '.line-plot text { fill: var(--vp-c-text-2); font-size: 13px; }',
  '.line-plot .name { fill: var(--vp-c-text-1); }',
  '.line-plot .grid { stroke: var(--vp-c-divider); stroke-width: 1; }',
  '.line-plot .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }',
  '.line-plot .quiet { stroke-width: 1.2; }',
].join(' ')

function draw(curve: Curve, across: (x: number) => number, down: (y: number) => number): string {
  const { as = 'line', color, dashed } = curve
  const places = curve.points
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
    .map(([x, y]): Place => [across(x), down(y)])
    // Far outside, some viewers lose count.
    .filter(([x, y]) => Math.abs(x) < 1e5 && Math.abs(y) < 1e5)
  const dots = places.map(([x, y]) => dot(color, x, y)).join('')
  if (as === 'dots') return dots
  const line = `<path class="curve${color === 0 ? ' quiet' : ''}" stroke="${ink(color)}"${dash(dashed)} d="M${places.map((place) => place.join(' ')).join('L')}"/>`
  return as === 'steps' ? line + dots : line
}

/** Colors are also told apart by the shape of their dots. */
function dot(color: Curve['color'], x: number, y: number): string {
  if (color === 2) return `<rect x="${round(x - 3)}" y="${round(y - 3)}" width="6" height="6" fill="${ink(color)}"/>`
  if (color === 3) {
    return `<path d="M${x} ${round(y - 4.2)}L${round(x + 4)} ${round(y + 3)}L${round(x - 4)} ${round(y + 3)}Z" fill="${ink(color)}"/>`
  }
  return `<circle cx="${x}" cy="${y}" r="3.2" fill="${ink(color)}"/>`
}

const ink = (color: Curve['color']): string => (color === 0 ? 'var(--vp-c-border)' : `var(--cg-series-${color})`)
const dash = (dashed?: boolean): string => (dashed ? ' stroke-dasharray="6 4"' : '')

function legendEntry(curve: Curve, at: number, y: number): string {
  const { as = 'line', color, dashed, label = '' } = curve
  const line = `<path class="curve" stroke="${ink(color)}"${dash(dashed)} d="M${at} ${y - 4}h22"/>`
  return `${as === 'dots' ? '' : line}${as === 'line' ? '' : dot(color, at + 11, y - 4)}<text class="name" x="${at + 28}" y="${y}">${escape(label)}</text>`
}

/** As many names a row as fit; the width of a name is an estimate. */
function legendRows(curves: readonly Curve[]): { curve: Curve; at: number }[][] {
  const rows: { curve: Curve; at: number }[][] = []
  let at = width
  for (const curve of curves) {
    if (curve.label === undefined) continue
    const room = 46 + 7 * curve.label.length
    if (at + room > width && at > left) {
      rows.push([])
      at = left
    }
    rows[rows.length - 1].push({ curve, at })
    at += room
  }
  return rows
}

/** Where a value lies between the ends of its axis, from 0 to 1. */
function share({ min, max, log }: Axis, value: number): number {
  if (log) return (Math.log10(value) - Math.log10(min)) / (Math.log10(max) - Math.log10(min))
  return (value - min) / (max - min)
}

const round = (value: number): number => Math.round(value * 10) / 10

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
