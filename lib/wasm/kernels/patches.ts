import type { Pair } from '../../shape/sliding.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { borrow } from './borrow.ts'

/** Pictures in memory, with all cells that a filter meets, zeros around included; in bytes. */
export interface Pictures {
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
export function withZeros(
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

/** Runs `use` with the address of a table of byte offsets. */
export function withTable(
  runtime: Runtime,
  offsets: readonly number[],
  use: (address: number) => boolean,
): boolean {
  return borrow(runtime, 'int32', offsets.length, (address, numbers) => {
    numbers.set(offsets)
    return use(address)
  })
}

/** Where each number of a filter (channels, rows, columns) lies from its corner. */
export function tapsOf(
  { plane, row }: Pictures,
  channels: number,
  rows: readonly number[],
  columns: readonly number[],
): number[] {
  return Array.from({ length: channels }, (_, c) =>
    rows.flatMap((u) => columns.map((v) => c * plane + u * row + 4 * v)),
  ).flat()
}
