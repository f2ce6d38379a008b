import { noGrad, zerosLike, type nn, type Tensor } from 'chalkgrad'

/**
 * With s = γ / √(v + ε): s·(w * x + b − μ) + β = (s·w) * x + (β + s·(b − μ)). A convolution is linear in its filter, so the
 * factor may go into it: each output channel has its own, along the first axis of the weight.
 */
export function foldNorm(
  weight: Tensor,
  bias: Tensor | undefined,
  norm: nn.BatchNorm2d | nn.BatchNorm1d,
): { weight: Tensor; bias: Tensor } {
  return noGrad(() => {
    const scale = norm.weight.div(norm.running_var.add(norm.epsilon).sqrt())
    // (outChannels) → (outChannels, 1, …)
    const alongFirst = scale.reshape([-1, ...weight.shape.slice(1).map(() => 1)])
    const before = bias ?? zerosLike(norm.bias)
    return {
      weight: weight.mul(alongFirst).detach(),
      bias: norm.bias.add(scale.mul(before.sub(norm.running_mean))).detach(),
    }
  })
}
