import { Command } from 'commander'
import colors from 'picocolors'
import { stopReading } from '../../../chapters/book/main.ts'
import { systemFault } from '../../../lib/node/system-fault.ts'
import { findExercise, UsageError } from './select.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'

/** A small program over one exercise: parses `<exercise>`, and turns a mistake in it into one red line. */
export function exerciseCommand(name: string, description: string): Command {
  return new Command(name)
    .usage(`<exercise> ${'[options]'}`)
    .description(description)
    .argument('<exercise>', 'its name (sum-to) or its id (backprop/sum-to)')
    .configureHelp({ commandUsage: (command) => `npm run ${command.name()} ${command.usage()}` })
    .addHelpText('after', '\nOptions go after --, such as: npm run ' + name + ' sum-to -- --help')
}

/** Runs the command; a `UsageError` ends it with its message and exit code 1. */
export async function run(
  command: Command,
  action: (entry: ExerciseEntry, options: Record<string, unknown>) => Promise<number> | number,
) {
  refuseSwallowedOptions(command)
  command.action(async (name: string, options: Record<string, unknown>) => {
    process.exitCode = await action(findExercise(name), options)
  })
  await ended(() => command.parseAsync())
}

/** Runs the body of a program; a mistake in what was typed, or what the system refuses, becomes one red line. */
export async function ended(body: () => Promise<unknown>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', stopReading)
  try {
    await body()
  } catch (error) {
    const words =
      error instanceof UsageError || (error instanceof Error && error.name === 'CACError')
        ? error.message
        : systemFault(error)
    if (words === undefined) throw error
    console.error(colors.red(words))
    process.exitCode = 1
  }
}

/** `npm run hint sum-to --all` gives `--all` to npm, which keeps it: say so instead of ignoring it. */
function refuseSwallowedOptions(command: Command): void {
  for (const { long } of command.options) {
    const name = long?.replace(/^--/, '')
    if (name === undefined || process.env[`npm_config_${name.replaceAll('-', '_')}`] === undefined) continue
    if (process.argv.includes(`--${name}`)) continue
    // npm has a --yes of its own, which may stand in its settings; who is not heard is asked.
    if (name === 'yes') continue
    const words = process.argv.slice(2).join(' ')
    console.error(
      colors.red(
        `npm kept --${name} for itself. With -- before it, it arrives: npm run ${command.name()} ${words} -- --${name}`,
      ),
    )
    process.exit(1)
  }
}
