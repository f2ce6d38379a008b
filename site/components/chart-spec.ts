import { strings } from '../strings.ts'

export interface ChartSeries {
  label: string
  /** `[x, y]` pairs, or the y values of x = 0, 1, 2, … */
  data: readonly (readonly [number, number])[] | readonly number[]
  /** Points without a line. */
  points?: boolean
  dashed?: boolean
  /** Which of the palette's five colors; the series' place when not given. */
  color?: number
}
export interface ChartSpec {
  series: ChartSeries[]
  /** What the chart shows, as its accessible name. */
  title: string
  xLabel?: string
  yLabel?: string
  xMin?: number
  xMax?: number
  yMin?: number
  yMax?: number
  logX?: boolean
  logY?: boolean
}
export interface ChartHandle {
  update(spec: ChartSpec): void
  recolor(spec: ChartSpec): void
  destroy(): void
}

export const toPairs = (data: ChartSeries['data']): (readonly [number, number])[] =>
  data.map((value, i) => (typeof value === 'number' ? [i, value] : value))

/** The pairs, with NaN for the height of those that have no place on the axes; a line breaks there. */
export const placeable = (
  data: ChartSeries['data'],
  { logX, logY }: { logX?: boolean; logY?: boolean },
): (readonly [number, number])[] =>
  toPairs(data).map(([x, y]) => [
    x,
    Number.isFinite(x) && Number.isFinite(y) && (!logX || x > 0) && (!logY || y > 0) ? y : NaN,
  ])

/** 0.1, 12,000, or as a power of ten where an axis is logarithmic and the number long. */
export function tickLabel(value: number, log: boolean): string {
  if (log && (value >= 1e4 || value < 1e-2)) {
    const digits = [...String(Math.round(Math.log10(value)))].map((digit) =>
      digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)],
    )
    return `10${digits.join('')}`
  }
  return Math.abs(value) >= 1e4 ? value.toLocaleString('en-US') : String(+value.toPrecision(6)).replace('-', '−')
}

/** The chart in words: what it is and where each of its lines stands. */
export function describeChart({ title, series }: ChartSpec): string {
  const ends = series.flatMap(({ label, data, points }) => {
    const last = toPairs(data.slice(-1) as ChartSeries['data'])[0]
    return last && !points ? [strings.chart.endsAt(label, last[1].toPrecision(3))] : []
  })
  return `${title}. ${ends.length ? ends.join('; ') : strings.chart.empty}.`
}
