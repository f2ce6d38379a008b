import type { Device } from '../src/device.ts'

/** How long one call takes on the device, in milliseconds. */
export interface Timing {
  /** the median of the batches */
  ms: number
  /** the fastest and the slowest batch */
  fastest: number
  slowest: number
  /** how many calls one batch has, and how many batches there were */
  calls: number
  batches: number
}

export interface TimingOptions {
  /** How long to measure, about. Default 0.2. */
  seconds?: number
}

/**
 * Measures by events, which the device itself notes the time of. A batch is long enough (2 ms) that the two events do not
 * count. `call` is told how often it was called, so that it can take another set of inputs each time: what was used just
 * now lies in the cache.
 */
export function time(device: Device, call: (i: number) => void, { seconds = 0.2 }: TimingOptions = {}): Timing {
  let i = 0
  const start = device.event()
  const end = device.event()
  const batch = (calls: number): number => {
    start.record()
    for (let c = 0; c < calls; c++) call(i++)
    end.record()
    return end.since(start) / calls
  }
  // Loads the code, wakes the clocks up, and says how long a call takes.
  batch(2)
  const first = batch(2)
  const calls = Math.max(1, Math.min(200, Math.ceil(2 / first)))
  const batches = Math.max(5, Math.min(25, Math.round((seconds * 1000) / (calls * first))))
  const times = Array.from({ length: batches }, () => batch(calls)).sort((a, b) => a - b)
  start.destroy()
  end.destroy()
  return { ms: times[batches >> 1], fastest: times[0], slowest: times[batches - 1], calls, batches }
}

/** The same measured twice, with everything else in between: how far apart they are is what a difference must exceed. */
export interface Twice {
  ms: number
  /** |first − second| / their mean */
  spread: number
  first: Timing
  second: Timing
}

export function together(first: Timing, second: Timing): Twice {
  const ms = (first.ms + second.ms) / 2
  return { ms, spread: Math.abs(first.ms - second.ms) / ms, first, second }
}

/** Numbers that are not all alike: a matrix product of zeros is faster than one of real data. */
export function randomNumbers(length: number, seed = 1): Float32Array {
  const out = new Float32Array(length)
  let state = seed
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    out[i] = state / 2 ** 31 - 1
  }
  return out
}
