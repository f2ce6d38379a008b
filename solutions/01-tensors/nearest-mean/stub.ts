import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'

/*
 * The classifier of this chapter, in tensor operations: no loop
 * over samples, classes or features is needed. Methods that help:
 * matmul, transpose, sum, square, sub, mul, div, add, maximum,
 * argmin, unsqueeze; and functions from 'chalkgrad' such as oneHot.
 */

/**
 * The mean sample of each class: (classes, features). A class
 * without samples has the mean 0.
 *
 * - x: (samples, features) float32
 * - labels: (samples) int32, from 0 to classes − 1
 *
 * Example: x = (1 2 / 3 4 / 5 0), labels = (0 0 1), classes = 2 →
 * (2 3 / 5 0).
 */
export function classMeans(x: Tensor, labels: Tensor, classes: number): Tensor {
  return todo('nearest-mean')
}

/**
 * The squared distance ‖a − b‖² of every row of a to every row of
 * b: (n, m), from a (n, features) and b (m, features).
 *
 * The differences themselves would be a tensor (n, m, features):
 * for 10,000 images and 10 means 300 MB. Find a way that makes
 * nothing larger than the inputs and (n, m). Take a pencil: what is
 * ‖a − b‖², multiplied out?
 *
 * Example: a = (0 0 / 3 4), b = (0 0 / 0 4) → (0 16 / 25 9).
 */
export function squaredDistances(a: Tensor, b: Tensor): Tensor {
  return todo('nearest-mean')
}

/** For each row of x the number of the nearest row of means: (samples) int32. */
export function nearest(x: Tensor, means: Tensor): Tensor {
  return todo('nearest-mean')
}
