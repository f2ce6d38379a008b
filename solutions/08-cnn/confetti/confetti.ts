import { crossEntropy, nn, optim, tensor, type Random, type Tensor } from 'chalkgrad'

/**
 * The file has the channels last, so the shape says so; `permute` then moves them to the front. To ask for the wanted shape
 * at once gives that shape, and cuts the bytes anew: the "red" picture then held all three colors of a third of the pixels.
 */
export function read(bytes: number[], count: number, height: number, width: number): Tensor {
  return tensor(bytes, { shape: [count, height, width, 3] })
    .permute([0, 3, 1, 2])
    .div(255)
}

/**
 * - Without padding, each filter of 3 takes two cells away: 8 → 6 → 4, and pooling makes 2 of them. The 4 × 4 would be right
 *   with padding 1. (To add the padding is a right repair, too.)
 * - Between the convolutions there was nothing. A convolution is a weighted sum, and so are two in a row.
 */
export function network(random: Random): nn.Sequential {
  return new nn.Sequential(
    new nn.Conv2d(3, 6, 3, random),
    new nn.ReLU(),
    new nn.Conv2d(6, 6, 3, random),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Flatten(),
    new nn.Linear(6 * 2 * 2, 4, random),
  )
}

/** The loop was right. */
export function train(model: nn.Module, x: Tensor, y: Tensor, steps: number): number[] {
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
  return Array.from({ length: steps }, () => {
    const loss = crossEntropy(model.forward(x), y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    return loss.item()
  })
}
