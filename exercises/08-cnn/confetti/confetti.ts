import { todo } from '#exercises'
import { crossEntropy, nn, optim, tensor, type Random, type Tensor } from 'chalkgrad'

/**
 * Reads the colored pictures of a file: bytes 0 … 255, of each pixel red, green and blue, pixel by pixel, row by row,
 * picture by picture. Returns (count, 3, height, width), 0 … 1.
 */
export function read(bytes: number[], count: number, height: number, width: number): Tensor {
  void todo('confetti') // delete this line
  return tensor(bytes, { shape: [count, 3, height, width] }).div(255)
}

/** Two convolutions with filters of 3 × 3 and a linear layer, for pictures of 8 × 8; four logits. */
export function network(random: Random): nn.Sequential {
  void todo('confetti') // delete this line
  return new nn.Sequential(
    new nn.Conv2d(3, 6, 3, random),
    new nn.Conv2d(6, 6, 3, random),
    new nn.MaxPool2d(2),
    new nn.Flatten(),
    new nn.Linear(6 * 4 * 4, 4, random),
  )
}

/**
 * A program, complete and broken: there are three mistakes in the two functions above. Small colored pictures of four kinds
 * are to be told apart, red and blue bars, upright and lying.
 *
 *     matmul: (16, 24) × (96, 4): inner sizes differ, 24 ≠ 96
 *
 * says the first, loudly. The other two say nothing, and the network learns all the same, only worse than it could.
 *
 * Repair `read` and `network`. This loop is right. Delete the three lines with `todo`, then `npm test -- confetti`.
 *
 * - x: (count, 3, 8, 8), y: (count) int32, the kind, 0 to 3
 * - returns the loss of each step
 */
export function train(model: nn.Module, x: Tensor, y: Tensor, steps: number): number[] {
  void todo('confetti') // delete this line
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
  return Array.from({ length: steps }, () => {
    const loss = crossEntropy(model.forward(x), y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    return loss.item()
  })
}
