import { todo } from '#exercises'

/** Where the parameters are, and how fast they move. Both have the same length. */
export interface Moving {
  parameters: number[]
  velocity: number[]
}

/**
 * One step of momentum: the velocity keeps a share of itself and takes up the gradient; then the parameters move against
 * the velocity.
 *
 *     vₜ = momentum · vₜ₋₁ + gₜ
 *     θₜ = θₜ₋₁ − learningRate · vₜ
 *
 * Returns new lists and leaves the old ones as they are.
 *
 * Example: at θ = 2, v = 1, with gradient 4, rate 0.1 and momentum 0.5, v becomes 4.5 and θ becomes 1.55.
 */
export function momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  options: { learningRate: number; momentum: number },
): Moving {
  return todo('momentumStep')
}

/**
 * The same with Nesterov's look ahead: the velocity is updated as above, and the parameters move against
 * gₜ + momentum · vₜ.
 *
 * Example: with the numbers above, v becomes 4.5 and θ becomes 2 − 0.1 · (4 + 0.5 · 4.5) = 1.375.
 */
export function nesterovStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  options: { learningRate: number; momentum: number },
): Moving {
  return todo('nesterovStep')
}
