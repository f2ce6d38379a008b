import type { Pair } from '../../shape/sliding.ts'
import type { Pictures } from './patches.ts'

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
