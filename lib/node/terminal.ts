import { SingleBar } from 'cli-progress'
import pc from 'picocolors'
import { plot } from 'simple-ascii-chart'
import { ArgumentError } from '../errors.ts'
import { checkArgument, checkList, checkOptions } from '../options.ts'
import { textTable } from '../text-table.ts'
import { movesCursor } from './cursor.ts'
import { checkGray, type GrayImage } from './image.ts'
import { terminalWidth } from './terminal-width.ts'

/** A bar under way; `step` moves it by one and may change the text beside it. */
export interface Progress {
  step(text?: string): void
  end(): void
}

/**
 * A progress bar on stderr, so that stdout keeps only results; silent where it could not be
 * drawn over.
 */
export function progressBar(
  total: number,
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  checkArgument('progressBar', 'total', total, 'number')
  checkArgument('progressBar', 'label', label, 'string')
  if (!movesCursor(stream)) return { step() {}, end() {} }
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}% · {value}/{total} · {eta_formatted} left {text}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: Math.min(24, Math.max(4, (stream.columns ?? 80) - 58)),
    // Stopped by Ctrl-C, the program could not switch line wrapping on again.
    linewrap: true,
    clearOnComplete: true,
    // A handler for Ctrl-C would wait for the end of a synchronous training loop; without
    // one it stops at once.
    gracefulExit: false,
    stream,
  })
  bar.start(total, 0, { text: '' })
  return {
    step(text) {
      if (text === undefined) bar.increment()
      else bar.increment(1, { text: `· ${text}` })
    },
    end: () => bar.stop(),
  }
}

/** What a chart needs beside its plot, for the axis. */
const AXIS = 10

const colors = [
  'ansiCyan',
  'ansiYellow',
  'ansiMagenta',
  'ansiGreen',
  'ansiRed',
  'ansiBlue',
] as const

/**
 * Curves over steps as a chart of characters; values that are no finite number leave gaps.
 */
export function lineChart(
  curves: Record<string, readonly number[]>,
  options: { width?: number; height?: number } = {},
): string {
  checkArgument('lineChart', 'curves', curves, 'object')
  for (const [name, curve] of Object.entries(curves))
    checkList('lineChart', `the curve '${name}'`, curve, 'number')
  checkOptions('lineChart', options, { width: 'number', height: 'number' })
  const { width = Math.max(16, Math.min(60, terminalWidth(80) - AXIS)), height = 12 } =
    options
  for (const [what, size] of Object.entries({ width, height }))
    if (!Number.isInteger(size) || size < 1 || size > 10_000)
      throw new ArgumentError(
        `lineChart: ${what} is in characters, from 1 to 10000, got ${size}`,
      )
  const names = Object.keys(curves)
  const lines = names.map((name) => thin(curves[name], 4 * width))
  const points = lines.flat()
  if (points.length === 0) return `${names.join(', ')}: nothing to draw`
  const [low, high] = range(points.map(([, y]) => y))
  const [first, last] = range(points.map(([x]) => x))
  if (first === last || low === high)
    return names.map((name) => `${name}: ${curves[name].at(-1)}`).join('\n')
  return plot(lines, {
    width,
    height,
    color: pc.isColorSupported ? colors.slice(0, Math.max(1, names.length)) : undefined,
    legend: { position: 'bottom', series: names },
    customXAxisTicks: ticks(first, last, 5).map(Math.round),
    customYAxisTicks: ticks(low, high, 4),
    formatter: (value) => Number(value.toPrecision(3)),
  })
}

/**
 * An image as half-block characters, two pixel rows a line, as wide as the image has
 * columns, or half of them, and so on, until it fits the terminal.
 */
export function drawImage(image: GrayImage): string {
  checkGray('drawImage', image)
  const columns = terminalWidth(image.width)
  let shown = image
  while (shown.width > columns) shown = halved(shown)
  const { width, height, pixels } = shown
  const lines: string[] = []
  for (let y = 0; y < height; y += 2) {
    let line = ''
    for (let x = 0; x < width; x++) {
      const top = pixels[y * width + x]
      const bottom = y + 1 < height ? pixels[(y + 1) * width + x] : 0
      line += pc.isColorSupported ? halfBlock(top, bottom) : shade((top + bottom) / 2)
    }
    lines.push(pc.isColorSupported ? `${line}\x1b[0m` : line.trimEnd())
  }
  return lines.join('\n')
}

/** Rows under their headings, numbers to the right. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  checkList('table', 'headings', headings, 'string')
  checkList('table', 'rows', rows, 'list')
  for (const row of rows) checkList('table', 'a row', row, 'string or number')
  const cells = rows.map((row) => row.map(String))
  // A heading stands as the first cell below it.
  const isNumber = (column: number, line: number) =>
    typeof rows[Math.max(0, line - 1)]?.[column] === 'number'
  const width = terminalWidth(Infinity)
  return textTable([headings, ...cells], { isRight: isNumber, width, ruled: true }).join(
    '\n',
  )
}

/** Each pixel the mean of four. */
function halved({ width, height, pixels }: GrayImage): GrayImage {
  const [columns, rows] = [Math.floor(width / 2), Math.max(1, Math.floor(height / 2))]
  const at = (y: number, x: number) => pixels[Math.min(y, height - 1) * width + x]
  const mean = (y: number, x: number) =>
    (at(2 * y, 2 * x) +
      at(2 * y, 2 * x + 1) +
      at(2 * y + 1, 2 * x) +
      at(2 * y + 1, 2 * x + 1)) /
    4
  return {
    width: columns,
    height: rows,
    pixels: Float32Array.from({ length: columns * rows }, (_, i) =>
      mean(Math.floor(i / columns), i % columns),
    ),
  }
}

/** At most `limit` points of a curve, the last one always among them. */
function thin(curve: readonly number[], limit: number): [number, number][] {
  const every = Math.max(1, Math.ceil(curve.length / limit))
  return curve
    .map((y, x): [number, number] => [x, y])
    .filter(([x, y]) => Number.isFinite(y) && (x % every === 0 || x === curve.length - 1))
}

/** Smallest and largest, without spreading a long list into arguments. */
function range(values: readonly number[]): [number, number] {
  return values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
}

function ticks(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1))
}

function halfBlock(top: number, bottom: number): string {
  const gray = (value: number) => Math.round(232 + 23 * Math.min(1, Math.max(0, value))) // the 24 grays of 256 colors
  return `\x1b[38;5;${gray(top)};48;5;${gray(bottom)}m▀`
}

function shade(value: number): string {
  return ' ░▒▓█'[Math.min(4, Math.max(0, Math.round(4 * value)))]
}
