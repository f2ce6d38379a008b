import { todo } from '#exercises'

export interface Windows {
  /** (windows, history, features) */
  inputs: number[][][]
  /** (windows) */
  targets: number[]
}

/**
 * Cuts a series of days into questions: `history` days in a row, and of the day that is `ahead` days after the last of them the
 * value that is to be foretold. No value of the future may be among the inputs.
 *
 * - rows: (days, features), in the order of time; column: the feature that is foretold
 * - history, ahead: whole numbers from 1
 * - returns all windows that the days have room for, each beginning a day after the one before; the numbers are copies
 *
 * Example: windows([[1], [2], [3], [4], [5]], 0, 2, 1) has the inputs [[[1], [2]], [[2], [3]], [[3], [4]]] and the targets
 * [3, 4, 5].
 */
export function windows(rows: readonly (readonly number[])[], column: number, history: number, ahead: number): Windows {
  return todo('windows')
}

/** The numbers of the windows in each part: 0 for the first of all windows. */
export interface Parts {
  training: number[]
  validation: number[]
  test: number[]
}

/** The first day of each of the later parts, counted from 0. Training begins at day 0. */
export interface Begins {
  validation: number
  test: number
}

/**
 * Which windows of so many days are for training, validation and test. A window belongs to the part in which the day lies that it
 * *foretells*. Then nothing of a later part is seen, neither as an input nor as a target; and what a test window reads may lie
 * further back, since that is past.
 *
 * - days: how many rows there are; history and ahead as above
 * - each window is in one part; the numbers of each part in order
 *
 * Example: 10 days, history 2, ahead 1, validation from day 5, test from day 8. Window 0 foretells day 2, so training has the
 * windows 0, 1, 2; validation 3, 4, 5; test 6, 7.
 */
export function splitInTime(days: number, history: number, ahead: number, begins: Begins): Parts {
  return todo('splitInTime')
}

/** Of each feature: (features). */
export interface Scale {
  mean: number[]
  deviation: number[]
}

/**
 * The mean of each feature, and its standard deviation (from the mean squared distance, divided by the number of days), over the
 * days in front of day `end` and no others: what comes later is not known yet.
 *
 * - rows: (days, features); end: at least 1
 * - A feature that is the same on all these days has the deviation 1, so that one can divide by it.
 *
 * Example: scaleOf([[1, 5], [3, 5], [100, 7]], 2) is { mean: [2, 5], deviation: [1, 1] }.
 */
export function scaleOf(rows: readonly (readonly number[])[], end: number): Scale {
  return todo('scaleOf')
}
