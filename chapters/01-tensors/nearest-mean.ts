import type { Tensor } from 'chalkgrad'

/**
 * The mean of the samples of each class: (classes, features).
 *
 * - x: (samples, features)
 * - member: (samples, classes), one-hot. Column c is 1 for the samples of class c, so its
 *   product with x adds up exactly those.
 */
export function classMeans(x: Tensor, member: Tensor): Tensor {
  const sums = member.transpose().matmul(x) // (classes, features)
  const counts = member.sum(0).unsqueeze(1) // (classes, 1)
  return sums.div(counts)
}

/** ‖a − b‖² for every row of a and every row of b: (n, m). */
export function squaredDistances(a: Tensor, b: Tensor): Tensor {
  const squaresOfA = a.square().sum(1, { keepDims: true }) // (n, 1)
  const squaresOfB = b.square().sum(1) // (m)
  const products = a.matmul(b.transpose()) // (n, m)
  return squaresOfA.sub(products.mul(2)).add(squaresOfB)
}

/** For each row of x the number of the nearest mean: (n) int32. */
export function classify(x: Tensor, means: Tensor): Tensor {
  return squaredDistances(x, means).argmin(1)
}
