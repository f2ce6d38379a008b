import { Command, InvalidArgumentError, Option } from 'commander'
import { terminalWidth } from '../../lib/node/terminal-width.ts'
import { kernelChoices } from '../../lib/node/choose-kernels.ts'
import type { About, Experiment, NumberRange, OptionValue, Options } from './experiment.ts'
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
 * Reads a chapter's flags; one for each of the experiment's options, checked against what
 * it may be, before any work.
 */
export function parseFlags(
  script: string,
  slug: string,
  experiment: Experiment,
  args: readonly string[],
): Request {
  const command = new Command(`${experiment.command ?? `npm run ${script} ${slug}`} --`)
    .description(experiment.description)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, getOutHelpWidth: () => terminalWidth(80) })
    .helpOption('-h, --help', 'show this help')
  for (const [key, fallback] of Object.entries(experiment.options)) {
    for (const option of optionsFor(key, fallback, experiment.about[key]))
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

function optionsFor(key: string, fallback: OptionValue, about: About): Option[] {
  const name = kebab(key)
  if (typeof fallback === 'boolean') {
    const off = new Option(`--no-${name}`)
    return [
      new Option(`--${name}`, about.help).default(fallback),
      fallback ? off : off.hideHelp(),
    ]
  }
  const [range, choices] = [
    'range' in about && about.range,
    'choices' in about && about.choices,
  ]
  const help = range ? `${about.help}: ${said(range)}` : about.help
  const option = new Option(`--${name} <${range ? 'number' : 'text'}>`, help).default(
    fallback,
  )
  if (range) option.argParser((text) => number(text, range))
  else if (choices && choices.length > 0) option.choices(choices)
  return [option]
}

function number(text: string, range: NumberRange): number {
  const value = text.trim() === '' ? NaN : Number(text)
  const { whole, least, most } = range
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw new InvalidArgumentError(
      `It should be a ${whole ? 'whole ' : ''}number ${said(range)}.`,
    )
  return value
}

/** from 1 to 1,000 */
const said = ({ least, most }: NumberRange): string =>
  `from ${shown(least)} to ${shown(most)}`

const shown = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 20 })

/** The flags of an experiment as npm-flags.ts wants them. */
export function flagsOf({ options }: Experiment): Flag[] {
  return Object.entries(options).map(([key, value]) => ({
    name: kebab(key),
    value: typeof value !== 'boolean',
  }))
}
