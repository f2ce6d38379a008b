// Forgets the 2 of the middle term.
import { oneHot } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

/** The mean sample of each class: (classes, features). */
export function classMeans(x: Tensor, labels: Tensor, classes: number): Tensor {
  const member = oneHot(labels, classes) // (samples, classes)
  // Row c of the transposed picks the samples of class c and adds them up.
  const sums = member.transpose().matmul(x) // (classes, features)
  // A class without samples: its sum is 0 already, and 0 / 1 stays 0 where 0 / 0 would be NaN.
  const counts = member.sum(0).maximum(1) // (classes)
  return sums.div(counts.unsqueeze(1)) // a column, so that each row has its own count
}

/** The squared distance of every row of a to every row of b: (n, m). */
export function squaredDistances(a: Tensor, b: Tensor): Tensor {
  // Σ (aₖ − bₖ)² = Σ aₖ² − 2 Σ aₖ·bₖ + Σ bₖ²
  const squaresOfA = a.square().sum(1, { keepDims: true }) // (n, 1)
  const squaresOfB = b.square().sum(1) // (m)
  const products = a.matmul(b.transpose()) // (n, m)
  return squaresOfA.sub(products).add(squaresOfB)
}

/** For each row of x the number of the nearest row of means: (samples) int32. */
export function nearest(x: Tensor, means: Tensor): Tensor {
  return squaredDistances(x, means).argmin(1)
}
