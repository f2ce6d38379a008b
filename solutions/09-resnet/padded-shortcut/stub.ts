import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'

/**
 * The shortcut of the paper for CIFAR-10, without a single weight: of the picture every stride-th cell, down and across,
 * beginning with the first, and behind the channels that are there channels of zeros, until there are `channels` of them.
 *
 * - x: (batch, inChannels, height, width), with inChannels ≤ channels
 * - returns a new tensor (batch, channels, ⌈height / stride⌉, ⌈width / stride⌉), in the dtype of x, also where stride is 1 and no
 *   channel is missing
 *
 * The gradient of each cell that was taken arrives at it as it is; the cells that were left out get 0.
 *
 * Example: with stride 2, the channel 1 2 3 / 4 5 6 / 7 8 9 becomes 1 3 / 7 9; for two channels, one of zeros follows.
 *
 * `x.slice(axis, from, to, step)` takes every step-th, and `concat`, `zeros` and `pad` are there.
 */
export function paddedShortcut(x: Tensor, channels: number, stride: number): Tensor {
  return todo('padded-shortcut')
}
