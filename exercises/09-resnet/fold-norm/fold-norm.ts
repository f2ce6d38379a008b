import { todo } from '#exercises'
import type { nn, Tensor } from 'chalkgrad'

/**
 * A batch norm behind a convolution, in use, is a factor and a number to add for each channel. The convolution can take both
 * over, and the norm is not needed any more.
 *
 * - weight: (outChannels, …) of a convolution, or (outputs, inputs) of a linear layer
 * - bias: (outChannels), or undefined for none
 * - norm: the batch norm behind it, for outChannels channels. It has running_mean, running_var, weight, bias, each
 *   (outChannels), and epsilon. It stays as it is, and so do weight and bias.
 * - returns the new weight, of the same shape, and the new bias (outChannels): a convolution with these gives what the old
 *   one and then the norm give after eval(). Both are new tensors that require no gradient, in the dtype of the weight.
 *
 * Example: one filter, the number 3, with the bias 1; the norm has the running mean 5 and the running variance 4 (ε as good as
 * 0), weight 2 and bias 10. It makes (3x + 1 − 5) / 2 · 2 + 10 = 3x + 6: the weight stays 3, the bias becomes 6.
 */
export function foldNorm(
  weight: Tensor,
  bias: Tensor | undefined,
  norm: nn.BatchNorm2d | nn.BatchNorm1d,
): { weight: Tensor; bias: Tensor } {
  return todo('fold-norm')
}
