import { todo } from '#exercises'

/**
 * The gradient of layer norm, in plain numbers. Forward, for one word with n features:
 *
 *     y = (x − mean) / √(variance + ε)        the variance is divided by n
 *
 * `g` holds what arrives: the gradient of the loss for each number of y. Give the gradient for each number of x. Mean and variance
 * are made of x as well, so each x moves all y.
 *
 * With r = 1 / √(variance + ε), and a bar for the mean over the features:
 *
 *     r · ( g − ḡ − y · mean(g · y) )
 *
 * Example: layerNormGradient([1, 2, 6], [1, 0, 0], 0) is [0.1764, −0.2204, 0.0441], rounded.
 *
 * A new list; x and g stay as they are. Of no features, an empty list.
 */
export function layerNormGradient(x: readonly number[], g: readonly number[], epsilon: number): number[] {
  return todo('layerNormGradient')
}

/**
 * The gradients for a weight and a bias that all words share, where y = n · weight + bias and n is the normalized x. x and g hold a
 * word a row: the shares of all words are added.
 *
 * Example: one word [1, 3] with g = [5, 7] and ε = 0 is normalized to [−1, 1], so the weight gets [−5, 7] and the bias [5, 7].
 */
export function sharedGradients(
  x: readonly (readonly number[])[],
  g: readonly (readonly number[])[],
  epsilon: number,
): { weight: number[]; bias: number[] } {
  return todo('sharedGradients')
}
