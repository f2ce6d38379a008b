// Divides by the number of all samples instead of those of the class.
import { oneHot } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

/** The mean sample of each class: (classes, features). */
export function classMeans(x: Tensor, labels: Tensor, classes: number): Tensor {
  const member = oneHot(labels, classes) // (samples, classes)
  // Row c of the transposed picks the samples of class c and adds them up.
  const sums = member.transpose().matmul(x) // (classes, features)
  return sums.div(labels.size)
}

/** The squared distance of every row of a to every row of b: (n, m). */
export function squaredDistances(a: Tensor, b: Tensor): Tensor {
  // Σ (aₖ − bₖ)² = Σ aₖ² − 2 Σ aₖ·bₖ + Σ bₖ²
  const squaresOfA = a.square().sum(1, { keepDims: true }) // (n, 1)
  const squaresOfB = b.square().sum(1) // (m)
  const products = a.matmul(b.transpose()) // (n, m)
  return squaresOfA.sub(products.mul(2)).add(squaresOfB)
}

/** For each row of x the number of the nearest row of means: (samples) int32. */
export function nearest(x: Tensor, means: Tensor): Tensor {
  return squaredDistances(x, means).argmin(1)
}
