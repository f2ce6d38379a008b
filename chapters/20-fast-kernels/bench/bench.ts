import { ArgumentError } from '../../../lib/errors.ts'
import { table } from '../../../lib/node/terminal.ts'
import { didYouMean } from '../../../lib/suggest.ts'
import { isMain, main } from '../../book/main.ts'
import { refuseSwallowed } from '../../book/npm-flags.ts'
import { compare } from './compare.ts'
import { program, type Options } from './options.ts'
import { peers, peersNamed } from './peers.ts'
import { works, worksNamed } from './works.ts'

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
    const [work] = options.works.includes('all') ? ['mlp'] : chosenWorks(options.works)
    return printProfiles(sets, work, commandLine, options.json)
  }
  if (options.soak !== undefined) {
    const { soakFor } = await import('./soak.ts')
    return soakFor(options.soak, commandLine, options.json)
  }
  const chosen = options.peers.includes('all') ? peers : peersNamed(options.peers)
  await compare(chosenWorks(options.works), chosen, options, commandLine)
}

/** The command that repeats it; where the numbers were written is nobody's business. */
function commandOf(args: readonly string[]): string {
  const rest = args.filter(
    (arg, i) => arg !== '--json' && args[i - 1] !== '--json' && !arg.startsWith('--json='),
  )
  return ['npm run bench', ...(rest.length > 0 ? ['--', ...rest] : [])].join(' ')
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

if (isMain(import.meta)) await main(() => bench(process.argv.slice(2)))
