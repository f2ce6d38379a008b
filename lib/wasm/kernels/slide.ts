import type { Pair } from '../../shape/sliding.ts'
import type { Wanted } from './patches.ts'

/** Which filters slide over which places. */
export interface Slide {
  batch: number
  /** Input channels, and all output channels; in groups. */
  channels: number
  outChannels: number
  groups: number
  /** The pictures, and how much around them the filters see. */
  pictures: Wanted
  /** The rows and the columns of what is wanted that a filter meets at the first place. */
  rows: readonly number[]
  columns: readonly number[]
  /** How many rows and columns it moves from a place to the next. */
  stride: Pair
  places: Pair
}

/**
 * The two products of a convolution; addresses in bytes. They return false, and have done
 * nothing, when there is no room.
 */
export interface Products {
  /** y: (batch, outChannels, places) = w: (outChannels, k) · columns, plus bias unless it is 0. */
  forward(slide: Slide, w: number, y: number, bias: number): boolean
  /** w: (outChannels, k) = Σ over pictures g: (outChannels, places) · columnsᵀ. */
  weight(slide: Slide, g: number, w: number): boolean
}

/** k: how many numbers a filter has. */
export function filterSize({ channels, groups, rows, columns }: Slide): number {
  return (channels / groups) * rows.length * columns.length
}
