import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, GradientError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument, checkList, describe } from '../options.ts'
import { empty } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * Makes all gradients shorter by one factor when together they are longer than `maxNorm`
 * (Pascanu, Mikolov and Bengio, 2013): the step gets shorter and keeps its direction.
 * Between `backward` and `step`.
 *
 * @returns the length before: the square root of the sum of the squares of all elements of
 *   all gradients.
 * @throws GradientError when it is NaN or infinite: no factor repairs that.
 */
export function clipGradNorm(parameters: readonly Tensor[], maxNorm: number): number {
  checkArgument('clipGradNorm', 'maxNorm', maxNorm, 'number')
  if (!(maxNorm > 0))
    throw new ArgumentError(
      `clipGradNorm: maxNorm must be above 0, got ${describe(maxNorm)}`,
    )
  return noGrad(() => {
    const gradients = gradientsOf('clipGradNorm', parameters)
    const squares = gradients.map(sumOfSquares)
    const norm = Math.sqrt(squares.reduce((sum, square) => sum + square, 0))
    if (!Number.isFinite(norm)) {
      throw new GradientError(
        `clipGradNorm: the length of the gradient is ${norm}: no factor makes that finite. ` +
          'detectAnomaly(() => …) around the loss names the operation that made it',
      )
    }
    if (norm > maxNorm) for (const gradient of gradients) gradient.mul_(maxNorm / norm)
    return norm
  })
}

/** In float64: the square of a float32 above 1.8e19 would be infinite. */
function sumOfSquares(x: Tensor): number {
  const sum = empty([], 'float64', 'clipGradNorm')
  kernels.sumOfSquares(x, sum)
  return sum.item()
}

/**
 * Cuts every element of every gradient off at ±limit. This changes the direction of the
 * step, too.
 *
 * @returns the largest absolute value before.
 * @throws GradientError when an element is NaN: it would pass the limit.
 */
export function clipGradValue(parameters: readonly Tensor[], limit: number): number {
  checkArgument('clipGradValue', 'limit', limit, 'number')
  if (!(limit > 0))
    throw new ArgumentError(`clipGradValue: limit must be above 0, got ${describe(limit)}`)
  return noGrad(() => {
    const gradients = gradientsOf('clipGradValue', parameters)
    const each = gradients.map((gradient) =>
      gradient.size === 0 ? 0 : gradient.abs().max().item(),
    )
    const largest = Math.max(0, ...each)
    if (Number.isNaN(largest)) {
      throw new GradientError(
        'clipGradValue: there is a NaN among the gradients, which no limit cuts off. ' +
          'detectAnomaly(() => …) around the loss names the operation that made it',
      )
    }
    for (const gradient of gradients) gradient.copy_(gradient.clamp(-limit, limit))
    return largest
  })
}

/** A parameter that is given twice, as of a shared layer, has one gradient. */
function gradientsOf(name: string, parameters: readonly Tensor[]): Tensor[] {
  checkList(name, 'parameters', parameters, Tensor)
  return [...new Set(parameters)].flatMap(({ grad }) => (grad === undefined ? [] : [grad]))
}
