import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { borrow } from './borrow.ts'
import { withPatches, type Patches } from './patches.ts'
import { filterSize, type Products, type Slide } from './slide.ts'

/** So many products take a thread about 8 µs; fewer are not worth sharing. */
const SHARE = 2 ** 17
/** The tile of the matrix product. */
const [ROWS, COLUMNS] = [4, 8]
/** The most places that are packed at a time. */
const WIDTH = 1024
/** So many blocks of work are enough for all threads. */
const BLOCKS = 16

/** The products of assembly/conv2d.ts: the columns are made block by block, as they are packed. */
export function packedProducts(runtime: Runtime): Products {
  return {
    forward: (slide, w, y, bias) =>
      withPatches(runtime, slide, (at) => forward(runtime, slide, at, w, y, bias)),
    weight: (slide, g, w) =>
      withPatches(runtime, slide, (at) => weight(runtime, slide, at, g, w)),
  }
}

function forward(
  runtime: Runtime,
  slide: Slide,
  { address, plane, taps, down, step }: Patches,
  w: number,
  y: number,
  bias: number,
): boolean {
  const { batch, channels, outChannels, groups } = slide
  const [k, [high, across]] = [filterSize(slide), slide.places]
  const places = high * across
  if (groups === channels && outChannels === channels) {
    const grain = Math.ceil(SHARE / (4 * k * places))
    runtime.run('convolvePlanes', batch * channels, grain, channels, places, k, w, taps, address, plane, down, step, across, y, bias) // prettier-ignore
    return true
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
  return true
}

function weight(
  runtime: Runtime,
  slide: Slide,
  { address, plane, taps, down, step }: Patches,
  g: number,
  w: number,
): boolean {
  const { batch, channels, outChannels, groups } = slide
  const k = filterSize(slide)
  const [m, each] = [outChannels / groups, channels / groups]
  const places = slide.places[0] * slide.places[1]
  const panels = Math.ceil(k / ROWS)
  // Each chunk packs all of g for itself: no more of them than threads need.
  const fair = Math.ceil(panels / (2 * (runtime.threads?.count ?? 1)))
  const grain = Math.max(fair, Math.ceil(SHARE / (ROWS * m * batch * places)))
  return borrow(runtime, 'float32', k * m, (turned) => {
    for (let group = 0; group < groups; group++) {
      const filter = group * m
      runtime.run('convolveWeight', panels, grain, batch, places, m, k, taps, address + group * each * plane, channels * plane, down, step, slide.places[1], g + 4 * filter * places, 4 * outChannels * places, turned) // prettier-ignore
      runtime.run('copy', m, 16 * Math.ceil(CHEAP / k / 16), k, turned, 4, 4 * m, w + 4 * filter * k, 4 * k, 4) // prettier-ignore
    }
    return true
  })
}
