import { nn, noGrad, type Random, type Tensor } from 'chalkgrad'

/** A sum needs equal shapes. Only where they differ is there a weight on the road. */
export function shortcut(inChannels: number, channels: number, stride: number, random: Random): nn.Module {
  if (stride === 1 && inChannels === channels) return new nn.Identity()
  return new nn.Sequential(
    new nn.Conv2d(inChannels, channels, 1, random, { stride, bias: false, init: nn.init.heNormal }),
    new nn.BatchNorm2d(channels),
  )
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

  /** The change may have any sign, so no relu stands between the second norm and the sum. */
  forward(x: Tensor): Tensor {
    const inner = this.norm1.forward(this.conv1.forward(x)).relu()
    const change = this.norm2.forward(this.conv2.forward(inner))
    return change.add(this.shortcut.forward(x)).relu()
  }
}

/** The shape changes once, in the first block. */
export function stage(
  blocks: number,
  inChannels: number,
  channels: number,
  stride: number,
  random: Random,
): nn.Sequential {
  const list = Array.from({ length: blocks }, (_, i) =>
    i === 0
      ? new ResidualBlock(inChannels, channels, stride, random)
      : new ResidualBlock(channels, channels, 1, random),
  )
  return new nn.Sequential(...list)
}
