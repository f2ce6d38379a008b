import { crossEntropy, nn, type Tensor } from 'chalkgrad'

/** What one batch does in each convolution, from the first to the last. */
export interface Flow {
  /** Standard deviation of the outputs. */
  activations: number[]
  /** Length of the gradient of the weights. */
  gradients: number[]
}

/** Sends a batch through a network and back; no step is taken. The 1 × 1 shortcuts are left out. */
export function flow(model: nn.Module, images: Tensor, labels: Tensor): Flow {
  const convolutions = model
    .modules()
    .filter((part) => part instanceof nn.Conv2d)
    .filter(({ weight }) => weight.shape[2] > 1)
  const activations: number[] = []
  const ends = convolutions.map((part) =>
    part.onOutput((output) => activations.push(output.std().item())),
  )
  model.train().zeroGrad()
  crossEntropy(model.forward(images), labels).backward()
  ends.forEach((end) => end())
  const gradients = convolutions.map(({ weight }) => weight.grad?.norm().item() ?? 0)
  model.zeroGrad()
  return { activations, gradients }
}
