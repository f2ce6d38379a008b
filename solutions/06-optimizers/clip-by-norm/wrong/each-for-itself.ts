// Every gradient is clipped by its own length: the direction changes.
import type { Tensor } from 'chalkgrad'
import { noGrad } from 'chalkgrad/autograd/grad-mode'
import { ArgumentError, GradientError } from 'chalkgrad/errors'

/**
 * One length for all parameters together, and one factor: if each tensor were clipped for itself, the direction would
 * change. The sum is taken in float64, because the square of a large float32 is infinite.
 */
export function clipGradNorm(parameters: readonly Tensor[], maxNorm: number): number {
  if (!(maxNorm > 0)) throw new ArgumentError(`clipGradNorm: maxNorm must be above 0, got ${maxNorm}`)
  return noGrad(() => {
    const gradients = parameters.flatMap(({ grad }) => (grad === undefined ? [] : [grad]))
    let squares = 0
    for (const gradient of gradients) squares += gradient.cast('float64').square().sum().item()
    const norm = Math.sqrt(squares)
    if (!Number.isFinite(norm)) throw new GradientError(`clipGradNorm: the length of the gradient is ${norm}`)
    // A short gradient stays as it is: clipping is a limit, not a length.
    for (const gradient of gradients) {
      const own = Math.sqrt(gradient.cast('float64').square().sum().item())
      if (own > maxNorm) gradient.mul_(maxNorm / own)
    }
    return norm
  })
}

export function clipGradValue(parameters: readonly Tensor[], limit: number): number {
  if (!(limit > 0)) throw new ArgumentError(`clipGradValue: limit must be above 0, got ${limit}`)
  return noGrad(() => {
    let largest = 0
    for (const { grad } of parameters) {
      if (grad === undefined || grad.size === 0) continue
      largest = Math.max(largest, grad.abs().max().item())
      grad.copy_(grad.clamp(-limit, limit))
    }
    return largest
  })
}
