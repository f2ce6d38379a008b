import { resolve } from 'node:path'
import pc from 'picocolors'
import { findBlas } from '../../../lib/node/find-blas.ts'
import { writeDurable } from '../../../lib/node/durable.ts'
import { recordedOn } from '../../../lib/node/machine.ts'
import { progressBar } from '../../../lib/node/terminal.ts'
import type { Peer } from './adapter.ts'
import type { Options } from './options.ts'
import { format, resultsOf, type Answers, type Report } from './report.ts'
import { rowsOf, type Row } from './rows.ts'
import { works } from './works.ts'

/**
 * Goes round `rounds` times through all works, and in each work through all peers, so that
 * a minute in which the machine is busy touches one round of neighbors, not one peer.
 */
export async function compare(
  names: readonly string[],
  chosen: readonly Peer[],
  options: Pick<Options, 'rounds' | 'seconds' | 'against' | 'json'>,
  command: string,
): Promise<void> {
  const report: Report = {
    command,
    ...recordedOn(),
    versions: ownVersions(),
    rounds: options.rounds,
    seconds: options.seconds,
    against: options.against,
    works: {},
  }
  const tables: { name: string; rows: Row[]; answers: Answers }[] = []
  for (const name of names) {
    const rows = await rowsOf(works[name], chosen, options.seconds)
    const answers = rows.map(({ name, title, note }) => ({
      name,
      title,
      note,
      answers: [],
    }))
    tables.push({ name, rows, answers })
  }
  const total = options.rounds * tables.reduce((sum, { rows }) => sum + rows.length, 0)
  // Beside the measuring itself, a process starts, loads and makes its data.
  const minutes = Math.ceil((total * (options.seconds + 1)) / 60)
  console.log(
    `${total} measurements, about ${minutes} min; choose with --works, --peers, --rounds\n`,
  )
  const bar = progressBar(total, 'measuring')
  for (let round = 0; round < options.rounds; round++) {
    for (const { name, rows, answers } of tables) {
      for (const [i, { name: peer, measure }] of rows.entries()) {
        bar.step(`${name}, ${peer}`)
        const own = answers[i].answers
        // Who cannot is not asked again; who broke down gets another chance.
        const before = own.find((answer) => 'why' in answer && answer.version !== '')
        const answer =
          before ??
          (typeof measure === 'string' ? { why: measure, version: '' } : await measure())
        own.push(answer)
        const [library] = rows[i].title.split(',')
        if (answer.version !== '') report.versions[library] = answer.version
      }
      report.works[name] = resultsOf(works[name], answers, options.against)
    }
    report.rounds = round + 1
    if (options.json !== undefined) write(options.json, report)
  }
  bar.end()
  for (const { name } of tables)
    console.log(`${format(name, report.works[name], yardstick(report, name))}\n`)
  if (options.json !== undefined) console.log(pc.dim(`written to ${options.json}`))
}

/** The row that the ratios of a work compare with. */
function yardstick({ works, against }: Report, name: string): string {
  const found = works[name].find((row) => row.name === against) ?? works[name][0]
  return found?.name ?? ''
}

/** Of what the engine itself stands on. */
function ownVersions(): Record<string, string> {
  const blas = findBlas()
  return { Node: process.version, ...('gemm' in blas && { [blas.name]: blas.version }) }
}

function write(path: string, report: Report): void {
  // One row of a table on one line.
  const json = JSON.stringify(report, null, 2).replace(/\{\n {8}"name"[^{}]*\}/g, (row) =>
    row.replace(/\n\s*/g, ' '),
  )
  writeDurable(resolve(path), `${json}\n`)
}
