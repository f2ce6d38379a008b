/** ln Σ exp(zᵢ), the largest taken out so that nothing overflows. */
function logSumExp(z: number[]): number {
  const m = Math.max(...z)
  return m + Math.log(z.reduce((sum, value) => sum + Math.exp(value - m), 0))
}

/** −(1 − p)ᵞ · ln p, with ln p computed directly, because p itself may round to 0. */
export function focalLoss(logits: number[], label: number, gamma: number): number {
  const logP = logits[label] - logSumExp(logits)
  return -((1 - Math.exp(logP)) ** gamma) * logP
}

/**
 * By the chain rule through p, the probability of the right class:
 *
 *     dL/dp   = γ(1 − p)ᵞ⁻¹ · ln p − (1 − p)ᵞ / p           (product rule)
 *     ∂p/∂zⱼ  = p·([j = label] − pⱼ)                        (the softmax)
 *
 * The p in front cancels the 1/p, so nothing is divided by a probability:
 *
 *     ∂L/∂zⱼ = (γ·p·(1 − p)ᵞ⁻¹ · ln p − (1 − p)ᵞ) · ([j = label] − pⱼ)
 *
 * For γ = 0 this is −([j = label] − pⱼ) = pⱼ − [j = label], the gradient of cross-entropy. The first term is left out
 * there, and for p = 1, where ln p = 0 makes it vanish: (1 − p)ᵞ⁻¹ would be 1/0 for γ below 1.
 */
export function focalGradient(logits: number[], label: number, gamma: number): number[] {
  const total = logSumExp(logits)
  const logP = logits[label] - total
  const p = Math.exp(logP)
  const changing = gamma === 0 || p === 1 ? 0 : gamma * p * (1 - p) ** (gamma - 1) * logP
  const factor = changing - (1 - p) ** gamma
  return logits.map((z, j) => factor * ((j === label ? 1 : 0) - Math.exp(z - total)))
}
