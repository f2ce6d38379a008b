import { todo } from '#exercises'
import { nn, noGrad, type Random, type Tensor } from 'chalkgrad'

/**
 * What brings the input of a block to the shape of its output. Where the shape stays, it is the input itself, `nn.Identity`.
 * Where it does not, a convolution of 1 × 1 without a bias, with the stride of the block, and a batch norm behind it.
 *
 * - x: (batch, inChannels, height, width) → (batch, channels, height / stride, width / stride)
 */
export function shortcut(inChannels: number, channels: number, stride: number, random: Random): nn.Module {
  return todo('shortcut')
}

/** Two convolutions, and what came in is added to what they make of it. The constructor is written. */
export class ResidualBlock extends nn.Module {
  readonly conv1: nn.Conv2d
  readonly norm1: nn.BatchNorm2d
  readonly conv2: nn.Conv2d
  readonly norm2: nn.BatchNorm2d
  readonly shortcut: nn.Module

  constructor(inChannels: number, channels: number, stride: number, random: Random) {
    super()
    const options = { padding: 1, bias: false, init: nn.init.heNormal }
    this.conv1 = new nn.Conv2d(inChannels, channels, 3, random, { ...options, stride })
    this.norm1 = new nn.BatchNorm2d(channels)
    this.conv2 = new nn.Conv2d(channels, channels, 3, random, options)
    this.norm2 = new nn.BatchNorm2d(channels)
    this.shortcut = shortcut(inChannels, channels, stride, random)
    noGrad(() => this.norm2.weight.fill_(0)) // at first the block adds nothing
  }

  /**
   * conv1, norm1, relu, conv2, norm2; then the shortcut of x is added, and a relu follows the sum.
   *
   * - x: (batch, inChannels, height, width) → (batch, channels, height / stride, width / stride)
   *
   * Example: a new block that keeps the shape gives relu(x).
   */
  forward(x: Tensor): Tensor {
    return todo('ResidualBlock.forward')
  }
}

/**
 * A stage: so many blocks one after the other. The first has the stride and takes inChannels; the others keep the shape.
 *
 * Example: stage(3, 16, 32, 2, random) makes of (batch, 16, 8, 8) a (batch, 32, 4, 4).
 */
export function stage(
  blocks: number,
  inChannels: number,
  channels: number,
  stride: number,
  random: Random,
): nn.Sequential {
  return todo('stage')
}
