import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'

/*
 * TensorFlow keeps the channels last: pictures are (batch, height, width, channels). This book, as PyTorch, keeps them
 * first. A network that was trained there can run here, when each of its tensors is put into the order that we expect. All
 * functions get tensors of any strides, and leave them as they are; what they return has memory of its own: end with .clone().
 */

/** (batch, height, width, channels) → (batch, channels, height, width), the same pictures. */
export function pictures(x: Tensor): Tensor {
  return todo('from-keras')
}

/** The kernel of Conv2D, (height, width, in, out) → the weight of nn.Conv2d, (out, in, height, width). */
export function convWeight(kernel: Tensor): Tensor {
  return todo('from-keras')
}

/**
 * The kernel of a Dense layer that stands behind Flatten, (height · width · channels, out) → the weight of nn.Linear behind
 * nn.Flatten, (out, channels · height · width). Flatten there runs through the channels of a place first, then goes on to
 * the next place; here it runs through the places of a channel first.
 *
 * - shape: what Flatten gets there, [height, width, channels]
 *
 * Example: 1 × 2 places with 2 channels, one output, the kernel [[1], [2], [3], [4]]: 1 belongs to place 0, channel 0, and
 * 2 to place 0, channel 1. The weight is [[1, 3, 2, 4]].
 */
export function denseWeight(kernel: Tensor, shape: [height: number, width: number, channels: number]): Tensor {
  return todo('from-keras')
}
