import type { Pair } from '../../shape/sliding.ts'
import type { Runtime } from '../runtime.ts'
import type { Pictures } from './patches.ts'

/** So many products take a thread about 8 µs; fewer are not worth sharing. */
export const SHARE = 2 ** 17
/** The columns of a tile of the matrix product. */
const COLUMNS = 8
/** The most places that are packed at a time. */
const WIDTH = 1024
/** So many blocks of work are enough for all threads. */
const BLOCKS = 16

/** Which filters slide over which places; in bytes. */
export interface Slide {
  batch: number
  /** Input channels, and all output channels; in groups. */
  channels: number
  outChannels: number
  groups: number
  /** Numbers of a filter. */
  k: number
  pictures: Pictures
  taps: number
  /** From a place to the one below it, and to the one on its right. */
  down: number
  step: number
  places: Pair
}

/** y: (batch, outChannels, places) = w: (outChannels, k) · the columns that `slide` describes. */
export function convolve(
  runtime: Runtime,
  slide: Slide,
  w: number,
  y: number,
  bias: number,
): void {
  const { batch, channels, outChannels, groups, k, taps, down, step } = slide
  const { address, plane } = slide.pictures
  const [high, across] = slide.places
  const places = high * across
  if (groups === channels && outChannels === channels) {
    const grain = Math.ceil(SHARE / (4 * k * places))
    return runtime.run('convolvePlanes', batch * channels, grain, channels, places, k, w, taps, address, plane, down, step, across, y, bias) // prettier-ignore
  }
  const [m, each] = [outChannels / groups, channels / groups]
  const wanted = runtime.threads ? Math.ceil(BLOCKS / batch) : 1
  const span = COLUMNS * Math.ceil(Math.min(WIDTH, Math.max(64, places / wanted)) / COLUMNS)
  const cuts = Math.ceil(places / span)
  const grain = Math.ceil(SHARE / (m * k * Math.min(span, places)))
  for (let group = 0; group < groups; group++) {
    const [filter, first] = [group * m, address + group * each * plane]
    runtime.run('convolve', batch * cuts, grain, cuts, span, places, m, k, w + 4 * filter * k, taps, first, channels * plane, down, step, across, y + 4 * filter * places, 4 * outChannels * places, bias && bias + 4 * filter) // prettier-ignore
  }
}
