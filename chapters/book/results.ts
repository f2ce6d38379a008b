import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataError } from '../../lib/errors.ts'
import { writeDurable } from '../../lib/node/durable.ts'
import { recordedOn, type Machine } from '../../lib/node/machine.ts'
import { threadCount } from '../../lib/wasm/thread-count.ts'
import type { Chapter } from './chapters.ts'
import type { Experiment, Findings, Options, Ui } from './experiment.ts'

/** One run as results.json keeps it. */
export interface RunResult {
  command: string
  options: Options
  kernels: string
  /** How many computed: products of `blas` are cut by it, so the last bits depend on it. */
  threads?: number
  metrics: Record<string, number>
  curves: Record<string, number[]>
  seconds: number
  date: string
  machine: Machine
}

export type Results = Record<string, RunResult>

/** Runs an experiment and writes down what is needed to repeat it. */
export async function run(
  { slug }: Pick<Chapter, 'slug'>,
  experiment: Experiment,
  options: Options,
  kernels: string,
  ui: Ui,
): Promise<{ name: string; result: RunResult }> {
  const start = performance.now()
  const { metrics, curves = {} } = checked(await experiment.run(options, ui), slug)
  return {
    name: experiment.runName?.(options) ?? 'main',
    result: {
      command: commandLine(slug, experiment, options, kernels),
      options,
      kernels,
      threads: threadCount(),
      metrics,
      curves,
      seconds: Number(((performance.now() - start) / 1000).toFixed(1)),
      ...recordedOn(),
    },
  }
}

/** Adds a run to the chapter's results.json under its name; other runs stay. */
export function writeResult(
  { folder }: Pick<Chapter, 'folder'>,
  name: string,
  result: RunResult,
): string {
  const path = join(folder, 'results.json')
  const results: Results = { ...readResults(path), [name]: result }
  const sorted = Object.fromEntries(
    Object.entries(results).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  writeDurable(path, `${compactNumbers(JSON.stringify(sorted, null, 2))}\n`)
  return path
}

function readResults(path: string): Results {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Results
  } catch (error) {
    throw new DataError(
      `${path}: expected JSON, got ${error instanceof Error ? error.message : error}`,
    )
  }
}

/**
 * The command that repeats a run: the flags that differ from the defaults, and the kernels,
 * since other machines choose others.
 */
export function commandLine(
  slug: string,
  experiment: Experiment,
  options: Options,
  kernels: string,
): string {
  const flags = Object.entries(options)
    .filter(([key, value]) => value !== experiment.options[key])
    .map(([key, value]) => {
      if (typeof value === 'boolean')
        return value ? `--${kebab(key)}` : `--no-${kebab(key)}`
      return `--${kebab(key)} ${value}`
    })
  const start = experiment.command ?? `npm run chapter ${slug}`
  return [start, '--', ...flags, `--kernels ${kernels}`].join(' ')
}

/** learningRate → learning-rate */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** A metric that JSON cannot hold (NaN becomes null) must not pass for a result. */
function checked(findings: Findings, slug: string): Findings {
  for (const [name, value] of Object.entries(findings?.metrics ?? { metrics: undefined })) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new DataError(
        `${slug}: the metric '${name}' should be a finite number, got ${value}. A rate that is too large, or a run without end?`,
      )
    }
  }
  return findings
}

/** A list of numbers on one line, so that a recorded curve is one line of a difference. */
function compactNumbers(json: string): string {
  return json.replace(/\[[\s\d.,eE+\-null]*\]/g, (list) =>
    list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'),
  )
}
