import { ArgumentError } from '../../lib/errors.ts'

/** A flag that a command takes; `value` when something follows it. */
export interface Flag {
  name: string
  value: boolean
}

/**
 * `npm run chapter cnn --epochs 5` never reaches the program as written: without `--` npm
 * keeps the flag for itself and leaves `npm_config_epochs` in the environment. Returns the
 * command that was meant, or undefined if none was lost.
 *
 * @param args what did reach the program; the value of a swallowed flag is among them
 */
export function swallowedFlags(
  script: string,
  flags: readonly Flag[],
  args: readonly string[],
  env: Record<string, string | undefined> = process.env,
): string | undefined {
  if (env.npm_lifecycle_event !== script) return undefined
  const lost = flags.filter(
    ({ name }) => env[key(name)] !== undefined && !args.some((arg) => isFlag(arg, name)),
  )
  if (lost.length === 0) return undefined

  // npm read `--epochs 5` as a switch and a stray 5; with one such flag it is clear whose
  // value the 5 was.
  const bare = lost.filter(({ name, value }) => value && env[key(name)] === 'true')
  const [subject, ...rest] = args
  const stray =
    bare.length === 1 && rest.length > 0 && !rest[0].startsWith('-')
      ? rest.shift()
      : undefined
  const written = lost.map(({ name, value }) => {
    if (!value) return env[key(name)] === '' ? `--no-${name}` : `--${name}`
    return `--${name} ${bare.some((flag) => flag.name === name) ? (stray ?? '<value>') : env[key(name)]}`
  })
  const kept = bare.length > 1 ? rest.filter((arg) => arg.startsWith('-')) : rest
  return ['npm run', script, subject, '--', ...written, ...kept]
    .filter((word) => word !== undefined && word !== '')
    .join(' ')
}

function key(name: string): string {
  return `npm_config_${name.replaceAll('-', '_')}`
}

function isFlag(arg: string, name: string): boolean {
  return arg === `--${name}` || arg === `--no-${name}` || arg.startsWith(`--${name}=`)
}

/** @throws ArgumentError with the command that was meant, if npm kept flags for itself */
export function refuseSwallowed(
  script: string,
  flags: readonly Flag[],
  args: readonly string[],
): void {
  const meant = swallowedFlags(script, flags, args)
  if (meant !== undefined) {
    throw new ArgumentError(
      `npm kept the flags for itself, because no \`--\` stands before them. You probably mean\n\n  ${meant}\n`,
    )
  }
}
