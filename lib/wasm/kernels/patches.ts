import type { Pair } from '../../shape/sliding.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { borrow } from './borrow.ts'
import type { Slide } from './slide.ts'

/** Pictures in memory, with all cells that a filter meets, zeros around included; in bytes. */
interface Pictures {
  address: number
  row: number
  plane: number
}

/** Planes (count, height, width) in memory, and which part of the endless plane around them is wanted. */
export interface Wanted {
  address: number
  planes: number
  size: Pair
  /** Rows above and columns left of the planes; below 0: so many are left out. */
  before: Pair
  /** Rows and columns in all. */
  extent: Pair
}

/**
 * The planes themselves where they already hold all that is wanted; else a copy with zeros
 * around them. It is all the memory that a convolution takes: a little more than the
 * pictures, where im2col's columns are as many times more as a filter has numbers.
 */
function withZeros(
  runtime: Runtime,
  { address, planes, size, before, extent }: Wanted,
  use: (pictures: Pictures) => boolean,
): boolean {
  const inside = [0, 1].every((i) => before[i] <= 0 && extent[i] - before[i] <= size[i])
  if (inside) {
    const row = 4 * size[1]
    const first = address - before[0] * row - 4 * before[1]
    return use({ address: first, row, plane: size[0] * row })
  }
  const cells = extent[0] * extent[1]
  return borrow(runtime, 'float32', planes * cells, (to) => {
    runtime.run('padPlanes', planes, Math.ceil(CHEAP / cells), address, ...size, to, ...extent, ...before) // prettier-ignore
    return use({ address: to, row: 4 * extent[1], plane: 4 * cells })
  })
}

/** Pictures with zeros around, and how filters lie and move in them; in bytes. */
export interface Patches extends Pictures {
  /** The address of a table: where each number of a filter lies from its corner. */
  taps: number
  /** From a place to the one below it, and to the one on its right. */
  down: number
  step: number
}

/** What loops over places and numbers of a filter want to know. */
export function withPatches(
  runtime: Runtime,
  { pictures: wanted, channels, groups, rows, columns, stride }: Slide,
  use: (patches: Patches) => boolean,
): boolean {
  return withZeros(runtime, wanted, (pictures) => {
    const { plane, row } = pictures
    const offsets = Array.from({ length: channels / groups }, (_, c) =>
      rows.flatMap((u) => columns.map((v) => c * plane + u * row + 4 * v)),
    ).flat()
    return borrow(runtime, 'int32', offsets.length, (taps, numbers) => {
      numbers.set(offsets)
      return use({ ...pictures, taps, down: stride[0] * row, step: 4 * stride[1] })
    })
  })
}
