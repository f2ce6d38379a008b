import type { Filter, Operand } from '../../kernels/kernels.ts'
import type { Pair } from '../../shape/sliding.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { borrow } from './borrow.ts'
import type { Products } from './slide.ts'

/** A number u of the filter, and how far from place t the g lies that it is multiplied with. */
interface Tap {
  u: number
  shift: number
}

/** The rows (or columns) first, first + stride, …: all of them meet the same taps, the nearest first. */
interface Phase {
  first: number
  places: number
  taps: Tap[]
}

/**
 * The gradient of the pictures is a convolution, too: row r gets g[(r + padding − u ·
 * dilation) / stride] · w[u] for each u that leaves no rest. Rows that are a stride apart
 * have the same u, so each such phase is a convolution of g with some of the filter's
 * numbers, turned over, at stride 1: none of them meets a zero in vain.
 */
export function convTranspose(
  runtime: Runtime,
  products: Products,
  address: number,
  g: Operand,
  w: Operand,
  { groups, stride, before, dilation }: Filter,
  out: Operand,
  to: number,
): boolean {
  const [batch, channels, ...size] = out.layout.shape
  const [, outChannels, ...from] = g.layout.shape
  const [, , ...kernel] = w.layout.shape
  const [down, right] = [0, 1].map((i) => phasesOf(size[i], kernel[i], stride[i], before[i], dilation[i])) // prettier-ignore
  const [high, wide] = [reach(down), reach(right)]
  const whole = stride[0] === 1 && stride[1] === 1
  if (!whole) runtime.run('fill', batch * channels * size[0] * size[1], CHEAP, 0, to)
  const pictures = {
    ...{ address, planes: batch * outChannels, size: [from[0], from[1]] as const },
    ...{ before: [high.before, wide.before] as const, extent: [high.extent, wide.extent] as const }, // prettier-ignore
  }
  const seen = outChannels / groups
  const phases = down.flatMap((a) => right.map((b) => [a, b]))
  return phases.every(([a, b]) => {
    const places: Pair = [a.places, b.places]
    const k = seen * a.taps.length * b.taps.length
    if (k === 0 || places[0] * places[1] === 0) return true
    return borrow(runtime, 'float32', channels * k, (weights, numbers) => {
      turnFilters(w, groups, a.taps, b.taps, numbers)
      const slide = {
        ...{
          batch,
          channels: outChannels,
          outChannels: channels,
          groups,
          pictures,
          places,
        },
        rows: a.taps.map(({ shift }) => shift + high.before),
        columns: b.taps.map(({ shift }) => shift + wide.before),
        stride: [1, 1] as const,
      }
      const run = (y: number): boolean => products.forward(slide, weights, y, 0)
      if (whole) return run(to)
      const planes = batch * channels
      return borrow(runtime, 'float32', planes * places[0] * places[1], (y) => {
        if (!run(y)) return false
        for (let i = 0; i < places[0]; i++) {
          const row = to + 4 * ((a.first + i * stride[0]) * size[1] + b.first)
          const grain = 16 * Math.ceil(CHEAP / places[1] / 16)
          runtime.run('copy', planes, grain, places[1], y + 4 * i * places[1], 4 * places[0] * places[1], 4, row, 4 * size[0] * size[1], 4 * stride[1]) // prettier-ignore
        }
        return true
      })
    })
  })
}

function phasesOf(
  size: number,
  kernel: number,
  stride: number,
  before: number,
  dilation: number,
): Phase[] {
  return Array.from({ length: stride }, (_, first) => ({
    first,
    places: Math.max(0, Math.ceil((size - first) / stride)),
    taps: Array.from({ length: kernel }, (_, u) => ({
      u,
      shift: (first + before - u * dilation) / stride,
    }))
      .filter(({ shift }) => Number.isInteger(shift))
      .reverse(),
  }))
}

/** How many rows of g all phases reach over, and how many of them lie before g's first. */
function reach(phases: readonly Phase[]): { before: number; extent: number } {
  const ends = phases.flatMap(({ places, taps }) =>
    taps.map(({ shift }) => [shift, places - 1 + shift]),
  )
  const before = -Math.min(...ends.map(([low]) => low))
  return {
    before,
    extent: 1 + before + Math.max(...ends.map(([low, high]) => Math.max(low, high))),
  }
}

/** w: (outChannels, each, …) → (groups · each, outChannels / groups, rows, columns), some of both. */
function turnFilters(
  w: Operand,
  groups: number,
  rows: readonly Tap[],
  columns: readonly Tap[],
  to: Float32Array | Int32Array,
): void {
  const W = w.storage.read()
  const [outChannels, each, high, wide] = w.layout.shape
  const seen = outChannels / groups
  let at = 0
  for (let group = 0; group < groups; group++)
    for (let c = 0; c < each; c++)
      for (let o = group * seen; o < (group + 1) * seen; o++)
        for (const { u } of rows)
          for (const { u: v } of columns)
            to[at++] = W[w.layout.offset + ((o * each + c) * high + u) * wide + v]
}
