import { todo } from '#exercises'
import { crossEntropy, nn, noGrad, optim, type Random, type Tensor } from 'chalkgrad'

/**
 * A residual block. x: (batch, inChannels, height, width) → (batch, channels, height / stride, width / stride), rounded up.
 */
export class Block extends nn.Module {
  readonly conv1: nn.Conv2d
  readonly conv2: nn.Conv2d
  readonly norm1: nn.BatchNorm2d
  readonly norm2: nn.BatchNorm2d
  readonly shortcut: nn.Module

  constructor(inChannels: number, channels: number, stride: number, random: Random) {
    super()
    void todo('broken-blocks') // delete this line
    this.conv1 = new nn.Conv2d(inChannels, channels, 3, random, { stride, padding: 1, bias: false })
    this.conv2 = new nn.Conv2d(channels, channels, 3, random, { padding: 1, bias: false })
    this.norm1 = this.norm2 = new nn.BatchNorm2d(channels)
    this.shortcut =
      stride === 1 && inChannels === channels ? new nn.Identity() : new nn.Conv2d(inChannels, channels, 1, random)
  }

  forward(x: Tensor): Tensor {
    const inner = this.norm1.forward(this.conv1.forward(x)).relu()
    const change = this.norm2.forward(this.conv2.forward(inner)).relu()
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

/**
 * A program, complete and broken: there are four mistakes in `Block` and in `predict`.
 *
 *     add: (16, 8, 4, 4) and (16, 8, 8, 8) do not broadcast
 *
 * says the first, loudly. The second and the third say nothing, and the network learns all the same, worse: a block can only
 * add, and what it has measured of one layer it uses for another. The fourth shows when somebody asks:
 *
 *     predict(model, nine pictures)      // 2, 0, 1, 1, 0, 2, 2, 1, 0: all are right
 *     predict(model, three of one kind)  // 1, 0, 2
 *
 * Repair them. `network` and the loop in `train` are right. Delete the three lines with `todo`, then `npm test -- broken-blocks`.
 *
 * - x: (count, 1, 8, 8), y: (count) int32; returns the loss of each step
 */
export function train(model: nn.Module, x: Tensor, y: Tensor, steps: number): number[] {
  void todo('broken-blocks') // delete this line
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
  return Array.from({ length: steps }, () => {
    const loss = crossEntropy(model.train().forward(x), y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    return loss.item()
  })
}

/** The class of each picture. x: (count, 1, 8, 8). The answer for one does not depend on the others. */
export function predict(model: nn.Module, x: Tensor): number[] {
  void todo('broken-blocks') // delete this line
  return noGrad(() => [...model.forward(x).argmax(1).data()])
}
