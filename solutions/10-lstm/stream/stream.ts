import { keep, type nn } from 'chalkgrad'

/** One turn of the training. */
export interface Window {
  /** (batch, time) */
  x: number[][]
  /** (batch, time): what comes after each of x. */
  targets: number[][]
}

/** Where a row begins and where a window does: a word lies at row · length + place. One further lies its target. */
export function streamWindows(tokens: readonly number[], batch: number, time: number): Window[] {
  const length = Math.floor((tokens.length - 1) / batch)
  const windows: Window[] = []
  for (let from = 0; from < length; from += time) {
    const to = Math.min(from + time, length)
    const cut = (shift: number) =>
      Array.from({ length: batch }, (_, row) => tokens.slice(row * length + from + shift, row * length + to + shift))
    windows.push({ x: cut(0), targets: cut(1) })
  }
  return windows
}

/** All parts of the state: a graph that comes in by the memory is as long as one by the hidden state. */
export function carry<State extends nn.HiddenState>(state: State): State {
  const parts = Object.entries(state).map(([name, part]) => [name, keep(part.detach())])
  return Object.fromEntries(parts) as State
}
