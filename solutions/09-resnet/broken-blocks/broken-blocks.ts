import { crossEntropy, nn, noGrad, optim, type Random, type Tensor } from 'chalkgrad'

/**
 * - The shortcut had no stride, so its picture stayed large: loud.
 * - One norm stood behind both convolutions. Each pass then changes its running averages twice, with numbers of two layers;
 *   in use both are normalized by a mixture. And both share one weight and bias.
 * - A relu in front of the sum: no block could make a number smaller.
 * (That the bias of the convolutions is left out is right: a norm follows.)
 */
export class Block extends nn.Module {
  readonly conv1: nn.Conv2d
  readonly conv2: nn.Conv2d
  readonly norm1: nn.BatchNorm2d
  readonly norm2: nn.BatchNorm2d
  readonly shortcut: nn.Module

  constructor(inChannels: number, channels: number, stride: number, random: Random) {
    super()
    this.conv1 = new nn.Conv2d(inChannels, channels, 3, random, { stride, padding: 1, bias: false })
    this.conv2 = new nn.Conv2d(channels, channels, 3, random, { padding: 1, bias: false })
    this.norm1 = new nn.BatchNorm2d(channels)
    this.norm2 = new nn.BatchNorm2d(channels)
    this.shortcut =
      stride === 1 && inChannels === channels
        ? new nn.Identity()
        : new nn.Conv2d(inChannels, channels, 1, random, { stride })
  }

  forward(x: Tensor): Tensor {
    const inner = this.norm1.forward(this.conv1.forward(x)).relu()
    const change = this.norm2.forward(this.conv2.forward(inner))
    return change.add(this.shortcut.forward(x)).relu()
  }
}

/** Pictures (batch, 1, 8, 8) → three logits. This is right. */
export function network(random: Random): nn.Sequential {
  return new nn.Sequential(
    new Block(1, 4, 1, random),
    new Block(4, 8, 2, random),
    new Block(8, 8, 1, random),
    new nn.GlobalAveragePool(),
    new nn.Linear(8, 3, random),
  )
}

/** The loop was right. */
export function train(model: nn.Module, x: Tensor, y: Tensor, steps: number): number[] {
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
  return Array.from({ length: steps }, () => {
    const loss = crossEntropy(model.train().forward(x), y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    return loss.item()
  })
}

/**
 * Nobody had told the model that this is use. In training mode the pictures that are asked about are a batch, normalized by
 * itself: three of one kind are moved to the middle. (And each question changed the running averages.)
 */
export function predict(model: nn.Module, x: Tensor): number[] {
  return noGrad(() => [...model.eval().forward(x).argmax(1).data()])
}
