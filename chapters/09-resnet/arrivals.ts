import { crossEntropy, nn, type Tensor } from '../../lib/index.ts'
import { Block } from './networks.ts'

/** In front of the first block, and behind each. */
export interface Arrivals {
  /** Sizes of the signal: the root of its mean square. */
  signals: number[]
  /** Lengths of the gradient that comes back there. */
  gradients: number[]
}

/** Sends a batch through a network of this chapter and back, and looks between the blocks. No step is taken. */
export function arrivals(model: nn.Sequential, images: Tensor, labels: Tensor): Arrivals {
  const between: Tensor[] = []
  const logits = model.layers.reduce((signal, layer) => {
    const out = layer.forward(signal)
    if (layer instanceof Block || layer instanceof nn.ReLU) between.push(out.retainGrad())
    return out
  }, images)
  crossEntropy(logits, labels).backward()
  model.zeroGrad()
  return {
    signals: between.map((x) => x.square().mean().sqrt().item()),
    gradients: between.map(({ grad }) => grad?.norm().item() ?? 0),
  }
}
