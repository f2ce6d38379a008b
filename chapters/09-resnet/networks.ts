import { ArgumentError, nn, noGrad, type Random, type Tensor } from 'chalkgrad'

export interface ResNetOptions {
  /** Layers with weights, the longest way through: 6·n + 2, for n blocks in each of three stages. */
  depth: number
  /** Channels of the first stage; the second has twice as many, the third four times. Default 16. */
  width?: number
  /** Channels of the pictures: 3 for red, green and blue. Default 3. */
  channels?: number
  /** Default 10. */
  classes?: number
  /** Add what came into a block to what comes out? Default true; without, the network is called plain. */
  skip?: boolean
  /** A batch norm behind each convolution? Default true. */
  norm?: boolean
  /** Does a block add nothing at first: is the weight of its last norm 0? Default false. */
  zeroLast?: boolean
}

/**
 * A block: two convolutions, and what came in is added to what they make of it (He et al., 2015).
 * x: (batch, inChannels, height, width) → (batch, channels, height / stride, width / stride).
 */
export class Block extends nn.Module {
  readonly conv1: nn.Conv2d
  readonly norm1: nn.Module
  readonly conv2: nn.Conv2d
  readonly norm2: nn.Module
  readonly skip: nn.Module | undefined

  constructor(
    inChannels: number,
    channels: number,
    random: Random,
    { stride = 1, skip = true, norm = true, zeroLast = false } = {},
  ) {
    super()
    const options = { padding: 1, bias: !norm, init: nn.init.heNormal }
    const normed = () => (norm ? new nn.BatchNorm2d(channels) : new nn.Identity())
    this.conv1 = new nn.Conv2d(inChannels, channels, 3, random, { ...options, stride })
    this.norm1 = normed()
    this.conv2 = new nn.Conv2d(channels, channels, 3, random, options)
    this.norm2 = normed()
    if (!skip) return
    // A sum needs equal shapes: where the block changes them, a 1 × 1 convolution does so, too.
    const stays = stride === 1 && inChannels === channels
    const project = { ...options, stride, padding: 0 }
    this.skip = stays
      ? new nn.Identity()
      : new nn.Sequential(new nn.Conv2d(inChannels, channels, 1, random, project), normed())
    // Without norms the sum of many blocks would explode: each begins with nothing to add.
    const { weight } = this.norm2 instanceof nn.BatchNorm2d ? this.norm2 : this.conv2
    if (zeroLast || !norm) noGrad(() => weight.fill_(0))
  }

  forward(x: Tensor): Tensor {
    const inner = this.norm1.forward(this.conv1.forward(x)).relu()
    const change = this.norm2.forward(this.conv2.forward(inner))
    return (this.skip ? change.add(this.skip.forward(x)) : change).relu()
  }
}

/**
 * The network of the paper for small pictures: a convolution, three stages of n blocks, each stage
 * with half the height and width of the one before and twice its channels, the average of each
 * channel, and one linear layer.
 * x: (batch, channels, height, width) → logits (batch, classes).
 */
export function resnet(random: Random, options: ResNetOptions): nn.Sequential {
  const { depth, width = 16, channels = 3, classes = 10, ...choices } = options
  const { norm = true } = choices
  const n = (depth - 2) / 6
  if (!Number.isInteger(n) || n < 1)
    throw new ArgumentError(`resnet: depth must be 8, 14, 20, … (6·n + 2), got ${depth}`)
  const stages = [width, 2 * width, 4 * width]
  const blocks = stages.flatMap((out, stage) =>
    Array.from({ length: n }, (_, i) =>
      i === 0 && stage > 0
        ? new Block(out / 2, out, random, { stride: 2, ...choices })
        : new Block(out, out, random, choices),
    ),
  )
  const init = nn.init.heNormal
  return new nn.Sequential(
    new nn.Conv2d(channels, width, 3, random, { padding: 1, bias: !norm, init }),
    norm ? new nn.BatchNorm2d(width) : new nn.Identity(),
    new nn.ReLU(),
    ...blocks, // (batch, 4·width, height / 4, width / 4)
    new nn.GlobalAveragePool(), // (batch, 4·width)
    new nn.Linear(stages[2], classes, random),
  )
}
