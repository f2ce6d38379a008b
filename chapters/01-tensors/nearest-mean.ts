import { oneHot, type Tensor } from 'chalkgrad'

/**
 * The mean of the samples of each class: x (samples, features), labels (samples) → (classes, features). Row c of the
 * transposed one-hot labels is 1 for the samples of class c and 0 for the others, so its product with x adds up exactly
 * those samples.
 */
export function classMeans(x: Tensor, labels: Tensor, classes: number): Tensor {
  const member = oneHot(labels, classes) // (samples, classes)
  const sums = member.transpose().matmul(x) // (classes, features)
  const counts = member.sum(0) // (classes)
  return sums.div(counts.unsqueeze(1)) // (classes, features) / (classes, 1)
}

/** ‖a − b‖² for every row of a (n, features) and every row of b (m, features), as ‖a‖² − 2a·b + ‖b‖²: (n, m). */
export function squaredDistances(a: Tensor, b: Tensor): Tensor {
  const squaresOfA = a.square().sum(1, { keepDims: true }) // (n, 1)
  const squaresOfB = b.square().sum(1) // (m)
  const products = a.matmul(b.transpose()) // (n, m)
  return squaresOfA.sub(products.mul(2)).add(squaresOfB)
}

/** For each row of x the number of the nearest mean: (samples) int32. */
export function classify(x: Tensor, means: Tensor): Tensor {
  return squaredDistances(x, means).argmin(1)
}
