import { Command, InvalidArgumentError } from 'commander'

/** What can be asked of `npm run bench`. */
export interface Options {
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

/** Its flags, for commander. */
export function program(): Command {
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
      'the share of a training step that is inside kernels, of mlp or of the first of --works',
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
