import { todo } from '#exercises'
import { keep, type nn } from 'chalkgrad'

/** One turn of the training. */
export interface Window {
  /** (batch, time) */
  x: number[][]
  /** (batch, time): what comes after each of x. */
  targets: number[][]
}

/**
 * Cuts a text of many words, as numbers, for training with backpropagation through time that is cut off after `time` steps.
 *
 * The text is laid out in `batch` rows of equal length, as long as they can be, one going on where the one before ends. A window
 * has of each row the next `time` words. So row b of a window goes on where row b of the window before ended, and a state can be
 * carried over. A target is the word that follows in the text; for the last word of a row, too.
 *
 * - batch, time: whole numbers from 1
 * - Every word of a row is in one window: the last window is shorter where `time` does not divide the row.
 * - The rows are of ⌊(words − 1) / batch⌋ words: the last one needs a word that follows. What is left over at the end is not used.
 * - a text that is too short has no windows
 *
 * Example: of 0, 1, …, 10 in two rows, with windows of three words: the rows are 0 1 2 3 4 and 5 6 7 8 9. The first window is
 * { x: [[0, 1, 2], [5, 6, 7]], targets: [[1, 2, 3], [6, 7, 8]] }, the second { x: [[3, 4], [8, 9]], targets: [[4, 5], [9, 10]] }.
 */
export function streamWindows(tokens: readonly number[], batch: number, time: number): Window[] {
  return todo('streamWindows')
}

/**
 * What a recurrent layer hands from one window to the next: the same numbers by the same names (`hidden`, and for an LSTM `cell`),
 * in tensors that have no graph behind them, so that no gradient goes back into the window before.
 *
 * Each turn of a training loop, `for (const _ of steps(n))`, is a scope: what was made in it is gone at its end. The state must
 * live on: `keep(x)` takes a tensor out of its scope and returns it.
 */
export function carry<State extends nn.HiddenState>(state: State): State {
  return todo('carry')
}
