import { Command, InvalidArgumentError, Option } from 'commander'
import { kernelChoices } from '../../lib/node/choose-kernels.ts'
import type { Experiment, OptionValue, Options } from './experiment.ts'
import type { Flag } from './npm-flags.ts'
import { kebab } from './results.ts'

/** What the command line of a chapter comes to. */
export interface Request {
  options: Options
  json: boolean
  mine: boolean
  dashboard: boolean
  kernels: string | undefined
}

/** Flags that every chapter has. */
export const commonFlags: readonly Flag[] = [
  { name: 'kernels', value: true },
  { name: 'json', value: false },
  { name: 'mine', value: false },
  { name: 'dashboard', value: false },
]

/**
 * Reads a chapter's flags; one for each of the experiment's options, checked against its
 * default's type.
 */
export function parseFlags(
  script: string,
  slug: string,
  experiment: Experiment,
  args: readonly string[],
): Request {
  const command = new Command(`npm run ${script} ${slug} --`)
    .description(experiment.description)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption('-h, --help', 'show this help')
  for (const [key, fallback] of Object.entries(experiment.options)) {
    for (const option of optionsFor(key, fallback, experiment.choices?.[key]))
      command.addOption(option)
  }
  command.addOption(
    new Option(
      '--kernels <name>',
      'which kernels compute; the default is the fastest here',
    ).choices(kernelChoices),
  )
  command.option('--json', 'print the metrics as JSON on the last line', false)
  command.option('--mine', 'compute with the pieces that you solved in exercises/', false)
  command.option('--dashboard', 'draw the run on a page while it trains', false)
  command.parse([...args], { from: 'user' })

  const { kernels, json, mine, dashboard, ...options } = command.opts<
    Options & { kernels?: string; json: boolean; mine: boolean; dashboard: boolean }
  >()
  return { options, json, mine, dashboard, kernels }
}

function optionsFor(
  key: string,
  fallback: OptionValue,
  choices: readonly string[] | undefined,
): Option[] {
  const name = kebab(key)
  if (typeof fallback === 'boolean') {
    return [
      new Option(`--${name}`, fallback ? 'the default' : '').default(fallback),
      new Option(`--no-${name}`),
    ]
  }
  const option = new Option(
    `--${name} <${typeof fallback === 'number' ? 'number' : 'text'}>`,
  ).default(fallback)
  if (typeof fallback === 'number') option.argParser(number)
  else if (choices !== undefined) option.choices(choices)
  return [option]
}

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('it should be a number.')
  return value
}

/** The flags of an experiment as npm-flags.ts wants them. */
export function flagsOf({ options }: Experiment): Flag[] {
  return Object.entries(options).map(([key, value]) => ({
    name: kebab(key),
    value: typeof value !== 'boolean',
  }))
}
