import { todo } from '#exercises'

/**
 * The focal loss of one sample (Lin et al., 2017), with p the probability that softmax gives to the right class:
 *
 *     L = −(1 − p)ᵞ · ln p
 *
 * It is cross-entropy times (1 − p)ᵞ: a sample that the network already gets right, p near 1, counts for almost nothing,
 * so training looks at the hard ones. With γ = 0 it is cross-entropy.
 *
 * - logits: (classes), of any size; label: the number of the right class; gamma: 0 or more
 *
 * Example: focalLoss([0, 0], 0, 2) = 0.25 · ln 2 = 0.1733
 */
export function focalLoss(logits: number[], label: number, gamma: number): number {
  return todo('focal-loss')
}

/**
 * ∂L/∂logits, as a formula: take a pencil. Chain rule through p, then ∂p/∂zⱼ = p·([j = label] − pⱼ), where [ ] is 1 if
 * the condition holds and 0 if not. No number may be divided by a probability: it can be 0.
 *
 * Example: focalGradient([0, 0], 0, 0) = [-0.5, 0.5], as for cross-entropy
 */
export function focalGradient(logits: number[], label: number, gamma: number): number[] {
  return todo('focal-loss')
}
