import { crossEntropy, nn, noGrad, type optim, type Random, type Tensor } from 'chalkgrad'
import { kinds } from '../../kinds.ts'
import { Block } from '../../networks.ts'
import type { KindName } from './names.ts'

/**
 * A deep network for small pictures, all of its blocks with 8 channels of 7 × 7, so that nothing but depth
 * differs. x: (batch, 1, 14, 14) → logits (batch, 10).
 */
export class Chain extends nn.Module {
  readonly stem: nn.Conv2d
  readonly blocks: readonly Block[]
  readonly pool = new nn.GlobalAveragePool()
  readonly head: nn.Linear

  constructor(blocks: number, kind: KindName, random: Random) {
    super()
    const init = nn.init.heNormal
    this.stem = new nn.Conv2d(1, 8, 3, random, { stride: 2, padding: 1, init })
    const choices = { ...kinds[kind], zeroLast: true }
    this.blocks = Array.from({ length: blocks }, () => new Block(8, 8, random, choices))
    this.head = new nn.Linear(8, 10, random)
  }

  /** What goes into each block, and what comes out of the last. */
  signals(x: Tensor): Tensor[] {
    const found = [this.stem.forward(x).relu()]
    for (const block of this.blocks) found.push(block.forward(found[found.length - 1]))
    return found
  }

  logits(last: Tensor): Tensor {
    return this.head.forward(this.pool.forward(last))
  }

  forward(x: Tensor): Tensor {
    return this.logits(this.signals(x)[this.blocks.length])
  }
}

/** What one batch did. */
export interface Step {
  loss: number
  /** The size (root of the mean square) of the signal in front of each block, and behind the last. */
  signals: number[]
  /** The size of the gradient that comes back there. */
  gradients: number[]
}

/** Sends a batch through and back; with an optimizer, it takes a step. */
export function step(
  model: Chain,
  x: Tensor,
  y: Tensor,
  optimizer?: optim.Optimizer,
): Step {
  const signals = model.train().signals(x)
  for (const signal of signals) signal.retainGrad()
  const loss = crossEntropy(model.logits(signals[signals.length - 1]), y)
  model.zeroGrad()
  loss.backward()
  optimizer?.step()
  return {
    loss: loss.item(),
    signals: signals.map(size),
    // A loss is a mean over the batch; a picture's own gradient does not depend on how many there are.
    gradients: signals.map(({ grad }) => (grad ? x.shape[0] * size(grad) : 0)),
  }
}

const size = (x: Tensor): number => noGrad(() => x.square().mean().sqrt().item())
