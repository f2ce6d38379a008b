import type { Callback } from '../../lib/train/callback.ts'
import type { Progress } from '../../lib/node/terminal.ts'

export type OptionValue = number | string | boolean
export type Options = Record<string, OptionValue>

/** `{ seed: 1 }` declares an option of type number, not of type 1. */
export type Widen<O extends Options> = { [K in keyof O]: Wide<O[K]> }
type Wide<V> = V extends number ? number : V extends boolean ? boolean : string

/**
 * What a run found: single numbers, and numbers over time. Both are written to
 * results.json.
 */
export interface Findings {
  metrics: Record<string, number>
  curves?: Record<string, number[]>
}

/**
 * What an experiment may do besides computing. The command line, the recorder and the
 * checks each give their own.
 */
export interface Ui {
  /** True in the coverage check: do the least that still runs every line. */
  short: boolean
  print(text: string): void
  progress(total: number, label: string): Progress
  /** Draws curves over steps in the terminal. */
  curve(curves: Record<string, readonly number[]>): void
  /** Saves a file in `.runs/<slug>/`. */
  save(name: string, content: string | Uint8Array): void
  /** From here on, a run that is stopped can go on with `--resume`; whoever stops it is told. */
  canResume?(): void
  /**
   * What the command line asks to follow a training run with, such as `--dashboard`: hand
   * them to `fit`.
   */
  readonly callbacks?: readonly Callback[]
}

/** The numbers that an option may be: from `least` to `most`, both among them. */
export interface NumberRange {
  whole: boolean
  least: number
  most: number
}

export const whole = (least: number, most: number): NumberRange => ({
  whole: true,
  least,
  most,
})

export const between = (least: number, most: number): NumberRange => ({
  whole: false,
  least,
  most,
})

/** For options called `seed`. */
export const anySeed = whole(0, 2 ** 32 - 1)

/** No choices: for a text that may be anything, such as the path of a folder. */
export const anyText: readonly string[] = []

/**
 * What an option does, in a few words for `--help`, and what it may be: checked before any
 * work. A text is one of its choices.
 */
export type About<V extends OptionValue = OptionValue> = {
  help: string
} & (V extends number
  ? { range: NumberRange }
  : V extends boolean
    ? object
    : { choices: readonly string[] })

/** A chapter's program: `npm run chapter <slug>` runs it, each option is a flag. */
export interface Experiment<O extends Options = Options> {
  description: string
  /** What starts it, when that is not `npm run chapter <slug>`. */
  command?: string
  /** The options with their defaults; the default's type is the option's type. */
  options: O
  /** Every option explained. */
  about: { [K in keyof O]: About<O[K]> }
  /** The run's key in results.json; 'main' if not given. */
  runName?(options: Widen<O>): string
  run(options: Widen<O>, ui: Ui): Findings | Promise<Findings>
}

/** Gives an experiment its types; returns it as it is. */
export function experiment<const O extends Options>(
  definition: Experiment<O>,
): Experiment<O> {
  return definition
}
