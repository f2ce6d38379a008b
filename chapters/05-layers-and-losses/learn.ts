import {
  crossEntropy,
  nn,
  noGrad,
  type Batches,
  type Random,
  type optim,
  type Tensor,
} from 'chalkgrad'

/**
 * A multilayer perceptron: Linear layers of these sizes, a ReLU between each two. The last
 * one gives logits.
 */
export function perceptron(sizes: readonly number[], random: Random): nn.Sequential {
  const layers: nn.Module[] = [new nn.Flatten()]
  for (let i = 1; i < sizes.length; i++) {
    if (i > 1) layers.push(new nn.ReLU())
    layers.push(new nn.Linear(sizes[i - 1], sizes[i], random))
  }
  return new nn.Sequential(...layers)
}

/**
 * One pass over the data, one step of the optimizer a batch. `report` hears the loss of
 * each batch.
 */
export function trainEpoch(
  model: nn.Module,
  batches: Batches,
  optimizer: optim.SGD,
  report: (loss: number) => void,
): void {
  model.train()
  for (const { x, y } of batches) {
    const logits = model.forward(x)
    const loss = crossEntropy(logits, y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    report(loss.item())
  }
}

/**
 * The logits of all samples, without a graph. Nothing is learned here, so test data stays
 * test data.
 */
export function predict(model: nn.Module, x: Tensor): Tensor {
  model.eval()
  return noGrad(() => model.forward(x))
}
