// A chart of recorded numbers, drawn while the site is built. Series differ by color, by dash and by marker, so that the
// picture can be read without color and on paper.
import { placeable, tickLabel, type ChartSeries } from '../components/chart-spec.ts'
import { clamp } from '../components/scale.ts'
import { clip, clipArea, isInside, type Place } from './clip.ts'
import { at, COLUMN, legend, picture, polyline, text, textWidth } from './svg.ts'

/** A curve may have a band around it: the spread of what it is the mean of. */
export interface ChartSvgSeries extends ChartSeries {
  band?: { low: readonly (readonly [number, number])[]; high: readonly (readonly [number, number])[] }
}

export interface ChartSvgSpec {
  title: string
  series: readonly ChartSvgSeries[]
  xLabel?: string
  yLabel?: string
  xMin?: number
  xMax?: number
  yMin?: number
  yMax?: number
  logX?: boolean
  logY?: boolean
  /** Where there is room. On a phone a wider one is as wide as the column. */
  width?: number
  height?: number
}

const DASHES = ['', '7 4', '2 3', '9 3 2 3', '4 2']
/** More points than this cannot be told apart at the chart's width. */
const MOST_POINTS = 240
/** In pixels. */
const FAR = 1e7

/** Some 5 round numbers between two ends: steps of 1, 2 or 5 times a power of ten. */
export function ticks(min: number, max: number, log: boolean, about = 5): number[] {
  if (log) {
    const [low, high] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)]
    const every = Math.max(1, Math.ceil((high - low + 1) / 7))
    const powers = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i).filter(
      (power) => (power - low) % every === 0,
    )
    // Less than two powers of ten in view: round numbers serve better.
    return powers.length >= 2
      ? powers.map((power) => 10 ** power)
      : ticks(min, max, false, about).filter((value) => value > 0)
  }
  const rough = (max - min) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10)
  const first = Math.ceil(min / step - 1e-9)
  const count = Math.floor(max / step + 1e-9) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => +((first + i) * step).toPrecision(12))
}

const short = (value: number): number => (Number.isInteger(value) ? value : +value.toPrecision(3))

function marker(kind: number, x: number, y: number): string {
  const r = 2.8
  if (kind % 4 === 1)
    return `<rect class="svg-fill" x="${at(x - r)}" y="${at(y - r)}" width="${2 * r}" height="${2 * r}"/>`
  if (kind % 4 === 2)
    return `<path class="svg-fill" d="M${at(x)} ${at(y - r - 1)}l${r + 1} ${2 * r}h${-2 * (r + 1)}z"/>`
  if (kind % 4 === 3)
    return `<path class="svg-fill" d="M${at(x)} ${at(y - r - 1)}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z"/>`
  return `<circle class="svg-fill" cx="${at(x)}" cy="${at(y)}" r="${r}"/>`
}

/** Keeps the ends and every n-th point between them. */
const thin = <T>(points: T[], every: number): T[] => points.filter((_, i) => i % every === 0 || i === points.length - 1)

/** The runs of points that have a place in the chart: what has none breaks the line. */
function runs(points: readonly Place[]): Place[][] {
  const all: Place[][] = [[]]
  for (const point of points) {
    if (point.some(Number.isNaN)) all.push([])
    else all[all.length - 1].push(point)
  }
  return all.filter(({ length }) => length > 0)
}

export function chartSvg(spec: ChartSvgSpec): string {
  const { series, title, logX = false, logY = false, width: shown = 640 } = spec
  const width = Math.min(shown, COLUMN)
  // Between the same height and the same shape.
  const height = Math.round((spec.height ?? 320) * Math.sqrt(width / shown))
  const lineRuns = series.map((one) => runs(placeable(one.data, spec)))
  const data = lineRuns.map((runs) => runs.flat())
  const xs = data.flat().map(([x]) => x)
  const ys = data.flat().map(([, y]) => y)
  if (!xs.length) throw new Error(`chartSvg '${title}': there is no finite point to draw`)
  const range = (values: number[], log: boolean, min?: number, max?: number): [number, number] => {
    let [low, high] = [min ?? values.reduce((a, b) => Math.min(a, b)), max ?? values.reduce((a, b) => Math.max(a, b))]
    if (low === high) [low, high] = log ? [low / 2, high * 2] : [low - 0.5, high + 0.5]
    const margin = 0.04 * (high - low)
    if (!log && min === undefined && low !== 0) low -= margin
    if (!log && max === undefined) high += margin
    return [low, high]
  }
  // The x axis ends where the data ends; only the height gets a margin.
  const [xLow, xHigh] = [
    spec.xMin ?? xs.reduce((a, b) => Math.min(a, b)),
    spec.xMax ?? xs.reduce((a, b) => Math.max(a, b)),
  ]
  const [yLow, yHigh] = range(ys, logY, spec.yMin, spec.yMax)
  const xEnd = xHigh === xLow ? xLow + 1 : xHigh
  const xTicks = ticks(xLow, xEnd, logX)
  const yTicks = ticks(yLow, yHigh, logY)
  const left = 11 + (spec.yLabel ? 18 : 0) + Math.max(...yTicks.map((tick) => textWidth(tickLabel(tick, logY))))
  // Half of the last label stands beyond the axis; a build can only guess how wide it is, so it gets a third more.
  const lastLabel = textWidth(tickLabel(xTicks.at(-1) ?? 0, logX))
  const right = width - Math.max(12, Math.ceil((2 / 3) * lastLabel))
  const dash = (one: ChartSeries, i: number): string => {
    const pattern = one.dashed ? DASHES[1] : one.dashed === false ? '' : DASHES[i % DASHES.length]
    return pattern ? ` stroke-dasharray="${pattern}"` : ''
  }
  const ink = (one: ChartSeries, i: number): string => `svg-s${((one.color ?? i) % 5) + 1}`
  const sign = (one: ChartSeries, i: number) => (x: number, y: number) => {
    const line = one.points ? '' : `<path class="svg-stroke" stroke-width="2"${dash(one, i)} d="M${at(x)} ${y}h26"/>`
    return `<g class="${ink(one, i)}">${line}${marker(i, x + 13, y)}</g>`
  }
  const entries = series.length > 1 ? series.map((one, i) => ({ label: one.label, sign: sign(one, i) })) : []
  const head = legend(entries, spec.yLabel ? 20 : 4, width)
  const [top, bottom] = [head.height + (entries.length ? 6 : 12), height - (spec.xLabel ? 44 : 28)]
  const frame = { left, right, top, bottom }
  const scale = (value: number, low: number, high: number, log: boolean): number =>
    log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
  const X = (x: number): number => left + scale(x, xLow, xEnd, logX) * (right - left)
  const Y = (y: number): number => bottom - scale(y, yLow, yHigh, logY) * (bottom - top)
  // No farther than FAR: from there a line comes straight, and sums of such coordinates stay finite.
  const place = ([x, y]: Place): Place => [clamp(X(x), -FAR, FAR), clamp(Y(y), -FAR, FAR)]
  const places = lineRuns.map((runs) => runs.map((run) => run.map(place)))
  const seen = places.map((runs) => runs.flat().filter((point) => isInside(point, frame)))

  const grid = [
    ...yTicks.map(
      (tick) =>
        `<path class="svg-line" d="M${at(left)} ${at(Y(tick))}H${at(right)}"/>` +
        text(left - 6, Y(tick) + 4, tickLabel(tick, logY), 'svg-muted', 'end'),
    ),
    ...xTicks.map(
      (tick) =>
        `<path class="svg-axis" d="M${at(X(tick))} ${at(bottom)}v5"/>` +
        text(X(tick), bottom + 19, tickLabel(tick, logX), 'svg-muted'),
    ),
    `<path class="svg-axis" d="M${at(left)} ${at(top)}V${at(bottom)}H${at(right)}"/>`,
    spec.xLabel ? text((left + right) / 2, height - 8, spec.xLabel) : '',
    spec.yLabel
      ? text(
          0,
          0,
          spec.yLabel,
          'svg-text',
          'middle',
          ` transform="translate(12 ${at((top + bottom) / 2)}) rotate(-90)"`,
        )
      : '',
  ]
  // Below all curves.
  const bands = series.map(({ band, ...one }, i) => {
    if (!band) return ''
    const around = polyline(clipArea([...band.high, ...band.low.toReversed()].map(place), frame))
    return `<path class="svg-fill ${ink(one, i)}" fill-opacity="0.2" d="${around}z"/>`
  })
  const lines = series.map((one, i) => {
    const mark = ([x, y]: Place): string => marker(i, x, y)
    if (one.points) return `<g class="${ink(one, i)}">${seen[i].map(mark).join('')}</g>`
    const thinned = places[i].map((run) => thin(run, Math.ceil(seen[i].length / MOST_POINTS) || 1))
    const pieces = thinned.flatMap((run) => clip(run, frame))
    const points = thinned.flat().filter((point) => isInside(point, frame))
    // A few points are worth marking each; a curve of hundreds gets five marks along its way. A lone point is no line.
    const every = points.length <= 14 ? 1 : Math.ceil(points.length / 5)
    const marks =
      series.length > 1 || points.length <= 14
        ? points.filter((_, k) => k % every === Math.floor(every / 2))
        : pieces.flatMap((piece) => (piece.length === 1 ? piece : []))
    const path = pieces.map(polyline).join('')
    return `<g class="${ink(one, i)}"><path class="svg-stroke" stroke-width="2" stroke-linejoin="round"${dash(one, i)} d="${path}"/>${marks.map(mark).join('')}</g>`
  })
  const ends = series.map((one, i) => {
    const [first, last] = [data[i][0], data[i][data[i].length - 1]]
    if (!first) return `${one.label}: nothing to draw`
    const outside = seen[i].length < data[i].length
    if (one.points) return `${one.label}: ${seen[i].length} points${outside ? ` of ${data[i].length}` : ''}`
    return `${one.label}: from ${short(first[1])} at ${short(first[0])} to ${short(last[1])} at ${short(last[0])}${outside ? ', in part outside the frame' : ''}`
  })
  const body = [...grid, ...bands, ...lines, head.body].join('')
  return picture(width, height, `${title}. ${ends.join('; ')}.`, body, shown)
}
