import { todo } from '#exercises'

export interface Weights {
  w: number
  u: number
  b: number
}

/** The loss, and its gradients for the three weights and for the state in front of the first step. */
export interface Gradients extends Weights {
  loss: number
  h0: number
}

/**
 * Backpropagation through time, by hand. A network of one number reads x₁, x₂, …, x_T:
 *
 *     h_t = tanh(w·x_t + u·h_{t−1} + b),   loss = ½ · (h_T − target)²
 *
 * Give the loss and its gradients, in plain numbers: no tensors and no graph. The same w, u and b are used at each step, so
 * their gradients are sums over all steps.
 *
 * - x: the inputs in order; h0: the state in front of the first
 * - without an input, h_T is h0
 * - sequences of 20,000 inputs come, too
 *
 * Example: x = [1, 0], w = 1, u = 0.5, b = 0, h0 = 0, target = 0. Then h₁ = 0.7616, h₂ = 0.3634, loss = 0.0660, and the gradients
 * are 0.0662 for w, 0.2402 for u, 0.3816 for b and 0.0331 for h0.
 */
export function throughTime(x: readonly number[], h0: number, target: number, { w, u, b }: Weights): Gradients {
  return todo('through-time')
}
