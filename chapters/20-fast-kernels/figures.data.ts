import { existsSync, readFileSync } from 'node:fs'
import { time } from './bench/report.ts'
import { chartSvg, picture, text } from '../../site/figures/index.ts'
import results from './results.json' with { type: 'json' }
import { attainable, elementwise, intensity, matmulWork, ridge } from './roofline.ts'

type Report = import('./bench/report.ts').Report
type Result = import('./bench/report.ts').Result
type Profile = import('./bench/profile.ts').Profile
type Sample = import('./bench/soak.ts').Sample
/** What the page shows of bench.json. */
interface Bench {
  command: string
  date: string
  cpu: string
  cores: number
  rounds: number
  rows: {
    name: string
    title: string
    step: number
    spread: number
    ratio: number
    product?: number
    small?: number
  }[]
  /** All that was measured: a row for each work, a column for each engine. */
  engines: string[]
  works: { work: string; times: string[] }[]
}

declare const data: {
  roofline: string
  sums: string
  rows: string
  parts: string
  copy: string
  stride: string
  sizes: string
  run: Record<string, number>
  recorded: { date: string; cpu: string; cores: number; node: string }
  bench: Bench | undefined
  profile: { date: string; profiles: Record<string, Profile> } | undefined
  soak:
    | {
        date: string
        kernels: string
        minutes: number
        steps: number
        grown: string[]
        figure: string
      }
    | undefined
}
export { data }

const { metrics, curves, machine, date } = results.main
const run: Record<string, number> = { ...metrics }
const all: Record<string, number[]> = curves
const measured = [16, 32, 64, 128, 256, 512, 1024]
for (const name of ['naive', 'reordered'])
  all[`${name} by size`]?.forEach((rate, i) => (run[`${name} ${measured[i]}`] = rate))
/** Empty where the machine had nothing to measure. */
const by = (name: string): number[] => all[name] ?? []

function read<T>(name: string): T | undefined {
  const path = new URL(name, import.meta.url)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined
}

export default {
  watch: ['./*.json'],
  load: (): typeof data => ({
    roofline: roofline(),
    sums: sums(),
    rows: rows(),
    parts: parts(),
    copy: copy(),
    stride: stride(),
    sizes: sizes(),
    run,
    recorded: { date, cpu: machine.cpu, cores: machine.cores, node: machine.node },
    bench: bench(),
    profile: read('profile.json'),
    soak: soak(),
  }),
}

/** C = A · B with one tile, the two panels that it reads, and the blocks that these belong to. */
function parts(): string {
  const box = (
    x: number,
    y: number,
    width: number,
    height: number,
    classes: string,
    share = 1,
  ) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" class="${classes}" fill-opacity="${share}"/>`
  // A (m, K) to the left, B (K, n) above C (m, n).
  const [a, b, c] = [
    { x: 8, y: 122, width: 110, height: 100 },
    { x: 160, y: 20, width: 150, height: 70 },
    { x: 160, y: 122, width: 150, height: 100 },
  ]
  const outline = ({ x, y, width, height }: typeof a) =>
    box(x, y, width, height, 'svg-axis', 0)
  const [block, panel, tile] = ['svg-fill svg-s1', 'svg-fill svg-s2', 'svg-fill svg-s3']
  const shapes = [
    box(a.x, a.y, a.width * 0.6, 60, block, 0.2),
    box(b.x, b.y, 100, b.height * 0.6, block, 0.2),
    box(a.x, a.y + 24, a.width * 0.6, 12, panel, 0.6),
    box(b.x + 48, b.y, 24, b.height * 0.6, panel, 0.6),
    box(c.x + 48, c.y + 24, 24, 12, tile, 0.9),
    ...[a, b, c].map(outline),
  ]
  const labels = [
    text(a.x + a.width / 2, a.y - 8, 'A, m × K'),
    text(b.x + b.width / 2, b.y - 8, 'B, K × n'),
    text(c.x + c.width / 2, c.y - 8, 'C, m × n'),
    text(a.x + a.width * 0.3, a.y + 34, 'panel'),
    text(a.x + a.width * 0.3, a.y + 54, 'block'),
    text(b.x + 106, b.y + 20, 'block', 'svg-text', 'start'),
    text(b.x + 48, b.y + 60, 'panel', 'svg-text', 'start'),
    text(c.x + 78, c.y + 34, 'tile', 'svg-text', 'start'),
  ]
  return picture(
    318,
    230,
    'C is A times B. A tile of C, four rows and eight columns, reads a panel of A, four rows, and a panel of B, eight columns; the panels lie in blocks',
    [...shapes, ...labels].join(''),
  )
}

/** The measured kernels under the measured roof. */
function roofline(): string {
  const roof = { peak: run['simd peak'], bandwidth: run.bandwidth }
  const line = [0.05, ridge(roof), 200].map((x) => [x, attainable(roof, x)] as const)
  const flat = (peak: number) => [[0.05, peak] as const, [200, peak] as const]
  const passes = Object.entries(elementwise).map(
    ([name, { flops, numbers }]) => [flops / (4 * numbers), run[name]] as const,
  )
  const products = [32, 64, 128, 256, 512].map(
    (n) => [intensity(matmulWork(n)), run[`matmul ${n}`]] as const,
  )
  return chartSvg({
    title:
      'The roofline of the recorded machine: the roof rises with the intensity and is flat from the ridge on; add, relu, softmax and Adam lie under its slope, matrix products under its ceiling',
    series: [
      { label: 'roof', data: line, color: 0 },
      {
        label: 'plain JavaScript',
        data: flat(run['scalar peak']),
        dashed: true,
        color: 4,
      },
      { label: 'add, relu, Adam, softmax', data: passes, points: true, color: 1 },
      { label: 'matmul, n = 32 … 512', data: products, points: true, color: 3 },
    ],
    logX: true,
    logY: true,
    xMin: 0.05,
    xMax: 200,
    yMin: 0.5,
    yMax: 100,
    xLabel: 'FLOP a byte',
    yLabel: 'GFLOP/s',
    width: 700,
    height: 400,
  })
}

/** How many sums must be on their way at once. */
function sums(): string {
  return chartSvg({
    title:
      'GFLOP/s of vectors of four by the number of sums side by side: it rises in proportion at first, and falls when there are more sums than registers',
    series: [{ label: 'measured', data: by('sums').map((y, i) => [i + 1, y] as const) }],
    yMin: 0,
    xLabel: 'sums side by side',
    yLabel: 'GFLOP/s',
    width: 620,
    height: 280,
  })
}

function rows(): string {
  return chartSvg({
    title:
      'GFLOP/s of a tile of 8 columns, by its number of rows: highest for about four rows',
    series: [
      {
        label: 'measured',
        data: by('rows of the tile').map((y, i) => [i + 1, y] as const),
      },
    ],
    yMin: 0,
    xLabel: 'rows of the tile',
    yLabel: 'GFLOP/s',
    width: 620,
    height: 280,
  })
}

/** The caches, seen in the speed of copying. */
function copy(): string {
  return chartSvg({
    title:
      'GB/s of copying by the number of bytes that are read and written: it falls in steps where a cache becomes too small',
    series: [
      {
        label: 'measured',
        data: by('copy').map((y, i) => [2 ** (13 + i - 10), y] as const),
      },
    ],
    logX: true,
    yMin: 0,
    xLabel: 'KiB read and written',
    yLabel: 'GB/s',
    width: 620,
    height: 280,
  })
}

function stride(): string {
  const strides = [1, 2, 4, 8, 16, 32, 64]
  return chartSvg({
    title:
      'Nanoseconds to read one number, by the distance to the next: little changes within a line of 16 numbers, and beyond it is several times as dear',
    series: [
      { label: 'measured', data: strides.map((s) => [s, run[`stride ${s}`]] as const) },
    ],
    logX: true,
    yMin: 0,
    xLabel: 'stride, in numbers of 4 bytes',
    yLabel: 'ns',
    width: 620,
    height: 260,
  })
}

function sizes(): string {
  const names = ['naive', 'packed', 'simd', 'threads', 'blas']
  return chartSvg({
    title: 'GFLOP/s of the rungs by the size of the matrices',
    series: names
      .filter((name) => by(`${name} by size`).length > 0)
      .map((label, color) => ({
        label,
        color,
        data: by(`${label} by size`).map((y, i) => [measured[i], y] as const),
      })),
    logX: true,
    logY: true,
    xLabel: 'n × n',
    yLabel: 'GFLOP/s',
    width: 700,
    height: 360,
  })
}

/** The training step, one product, and one small sum, for all who can do the step. */
function bench(): Bench | undefined {
  const report = read<Report>('bench.json')
  if (report === undefined) return undefined
  const { command, date, machine, rounds, works } = report
  const of = (work: string, name: string): Result | undefined =>
    works[work]?.find((row) => row.name === name)
  const rows = (works.mlp ?? []).flatMap(
    ({ name, title, ms, spread = NaN, ratio = NaN }) => {
      const [product, small] = [of('matmul-512', name)?.ms, of('add-10', name)?.ms]
      return ms === undefined
        ? []
        : [{ name, title, step: ms, spread, ratio, product, small }]
    },
  )
  const engines = [
    ...new Set(
      Object.values(works)
        .flat()
        .map(({ name }) => name),
    ),
  ]
  const times = (work: string) =>
    engines.map((name) => {
      const ms = of(work, name)?.ms
      return ms === undefined ? '–' : time(ms)
    })
  return {
    command,
    date,
    cpu: machine.cpu,
    cores: machine.cores,
    rounds,
    rows,
    engines,
    works: Object.keys(works).map((work) => ({ work, times: times(work) })),
  }
}

/** What the process held while it trained for minutes. */
function soak(): (typeof data)['soak'] {
  const report = read<{
    date: string
    kernels: string
    grown: string[]
    samples: Sample[]
  }>('soak.json')
  const last = report?.samples[report.samples.length - 1]
  if (report === undefined || last === undefined) return undefined
  const { date, kernels, grown, samples } = report
  const over = (of: (sample: Sample) => number) =>
    samples.map((sample) => [sample.seconds / 60, of(sample) / 2 ** 20] as const)
  const figure = chartSvg({
    title: 'MiB that the process holds, over minutes of training: all lines are flat',
    series: [
      { label: 'all memory', data: over(({ rss }) => rss) },
      { label: 'heap', data: over(({ heapUsed }) => heapUsed) },
      { label: 'pool', data: over(({ pool }) => pool) },
    ],
    yMin: 0,
    xMin: 0,
    xLabel: 'minutes',
    yLabel: 'MiB',
    width: 680,
    height: 280,
  })
  return { date, kernels, minutes: last.seconds / 60, steps: last.steps, grown, figure }
}
