import { resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import pc from 'picocolors'
import { ArgumentError } from '../../../lib/errors.ts'
import { findBlas } from '../../../lib/node/blas-library.ts'
import { isMain, main } from '../../book/main.ts'
import { refuseSwallowed } from '../../book/npm-flags.ts'
import { writeAtomic } from '../../../lib/node/files.ts'
import { recordedOn } from '../../../lib/node/machine.ts'
import { didYouMean } from '../../../lib/suggest.ts'
import { progressBar, table } from '../../../lib/node/terminal.ts'
import { peers, peersNamed } from './peers.ts'
import { format, resultsOf, type Answers, type Report } from './report.ts'
import { rowsOf, type Row } from './rows.ts'
import { works, worksNamed } from './works.ts'

interface Options {
  peers: string[]
  works: string[]
  rounds: number
  seconds: number
  against: string
  json?: string
  list?: boolean
  profile?: string[] | true
  soak?: number
}

const names = (text: string): string[] => text.split(',').filter((name) => name !== '')

/** `npm run bench`: the engine against other libraries, in the same minutes. */
export async function bench(args: readonly string[]): Promise<void> {
  const command = program()
  refuseSwallowed(
    'bench',
    command.options.map(({ long = '', required, optional }) => ({
      name: long.replace(/^--/, ''),
      value: required || optional,
    })),
    args,
  )
  command.parse([...args], { from: 'user' })
  const options = command.opts<Options>()
  if (options.list) return list()
  const commandLine = commandOf(args)
  if (options.profile !== undefined) {
    const { printProfiles } = await import('./profile-step.ts')
    const sets = options.profile === true ? ['wasm'] : options.profile
    return printProfiles(sets, commandLine, options.json)
  }
  if (options.soak !== undefined) {
    const { soakFor } = await import('./soak.ts')
    return soakFor(options.soak, commandLine, options.json)
  }
  await compare(options, commandLine)
}

/** The command that repeats it; where the numbers were written is nobody's business. */
function commandOf(args: readonly string[]): string {
  const rest = args.filter(
    (arg, i) => arg !== '--json' && args[i - 1] !== '--json' && !arg.startsWith('--json='),
  )
  return ['npm run bench', ...(rest.length > 0 ? ['--', ...rest] : [])].join(' ')
}

function program(): Command {
  return new Command('npm run bench --')
    .description('Times this engine and others on the same works, each in its own process.')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .option('--peers <names>', 'whom to measure', names, ['all'])
    .option(
      '--works <names>',
      'what to measure; matmul is all that begin with matmul-',
      names,
      ['all'],
    )
    .option('--rounds <number>', 'how often all peers take their turn', positive, 3)
    .option(
      '--seconds <number>',
      'how long each measurement takes; of training, eight times as long',
      positive,
      0.4,
    )
    .option('--against <peer>', 'the row that the ratios compare with', 'wasm-2')
    .option('--json <file>', 'write the numbers there, too')
    .option('--list', 'show the names of peers and works')
    .option(
      '--profile [kernels]',
      'the share of a training step that is inside kernels',
      names,
    )
    .option('--soak <seconds>', 'train that long and watch the memory', positive)
}

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0 && Number.isFinite(value)))
    throw new InvalidArgumentError('it should be a number above 0.')
  return value
}

function list(): void {
  console.log(
    table(
      ['peer', ''],
      peers.map(({ name, title }) => [name, title]),
    ),
  )
  console.log(`\nworks: ${Object.keys(works).join(', ')}`)
}

function chosenWorks(chosen: readonly string[]): string[] {
  if (chosen.includes('all')) return Object.keys(works)
  for (const name of chosen) {
    if (worksNamed([name]).length > 0) continue
    const known = Object.keys(works)
    throw new ArgumentError(
      `there is no work '${name}'.${didYouMean(name, known)} There are: ${known.join(', ')}`,
    )
  }
  return worksNamed(chosen)
}

/**
 * Goes round `rounds` times through all works, and in each work through all peers, so that
 * a minute in which the machine is busy touches one round of neighbors, not one peer.
 */
async function compare(options: Options, command: string): Promise<void> {
  const chosen = options.peers.includes('all') ? [...peers] : peersNamed(options.peers)
  const names = chosenWorks(options.works)
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
  writeAtomic(resolve(path), `${json}\n`)
}

if (isMain(import.meta)) await main(() => bench(process.argv.slice(2)))
