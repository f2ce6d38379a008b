// For tests: torchvision's ResNet with basic blocks, its fields named as there, so that a state fits both.
import { nn, type Random, type Shape, type Tensor } from 'chalkgrad'

const { BatchNorm2d, Conv2d, Linear, MaxPool2d, Module, Sequential } = nn

type Init = (shape: Shape, random: Random) => Tensor

class BasicBlock extends Module {
  readonly conv1: nn.Conv2d
  readonly bn1: nn.BatchNorm2d
  readonly conv2: nn.Conv2d
  readonly bn2: nn.BatchNorm2d
  readonly downsample: nn.Sequential | undefined

  constructor(
    inChannels: number,
    channels: number,
    stride: number,
    random: Random,
    init: Init,
  ) {
    super()
    const options = { bias: false, init }
    this.conv1 = new Conv2d(inChannels, channels, 3, random, {
      ...options,
      stride,
      padding: 1,
    })
    this.bn1 = new BatchNorm2d(channels)
    this.conv2 = new Conv2d(channels, channels, 3, random, { ...options, padding: 1 })
    this.bn2 = new BatchNorm2d(channels)
    if (stride !== 1 || inChannels !== channels)
      this.downsample = new Sequential(
        new Conv2d(inChannels, channels, 1, random, { ...options, stride }),
        new BatchNorm2d(channels),
      )
  }

  forward(x: Tensor): Tensor {
    const shortcut = this.downsample ? this.downsample.forward(x) : x
    const inner = this.bn1.forward(this.conv1.forward(x)).relu()
    return this.bn2.forward(this.conv2.forward(inner)).add(shortcut).relu()
  }
}

/** ResNet-18 has widths [64, 128, 256, 512] and two blocks of each. */
export class ResNet extends Module {
  readonly conv1: nn.Conv2d
  readonly bn1: nn.BatchNorm2d
  readonly maxpool = new MaxPool2d(3, { stride: 2, padding: 1 })
  readonly layer1: nn.Sequential
  readonly layer2: nn.Sequential
  readonly layer3: nn.Sequential
  readonly layer4: nn.Sequential
  readonly fc: nn.Linear

  constructor(
    widths: readonly number[],
    blocks: number,
    classes: number,
    random: Random,
    init: Init = nn.init.heUniform,
  ) {
    super()
    const part = (inChannels: number, channels: number, stride: number): nn.Sequential =>
      new Sequential(
        ...Array.from({ length: blocks }, (_, i) =>
          i === 0
            ? new BasicBlock(inChannels, channels, stride, random, init)
            : new BasicBlock(channels, channels, 1, random, init),
        ),
      )
    const [a, b, c, d] = widths
    this.conv1 = new Conv2d(3, a, 7, random, { stride: 2, padding: 3, bias: false, init })
    this.bn1 = new BatchNorm2d(a)
    this.layer1 = part(a, a, 1)
    this.layer2 = part(a, b, 2)
    this.layer3 = part(b, c, 2)
    this.layer4 = part(c, d, 2)
    this.fc = new Linear(d, classes, random, { init })
  }

  forward(x: Tensor): Tensor {
    const stem = this.maxpool.forward(this.bn1.forward(this.conv1.forward(x)).relu())
    const parts = [this.layer1, this.layer2, this.layer3, this.layer4]
    const seen = parts.reduce((signal, part) => part.forward(signal), stem)
    return this.fc.forward(seen.mean([2, 3]))
  }
}
