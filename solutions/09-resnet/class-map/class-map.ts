import type { Tensor } from 'chalkgrad'
import { Module } from 'chalkgrad/nn/module'
import { AdaptiveAvgPool2d, AvgPool2d, MaxPool2d } from 'chalkgrad/nn/pooling'

export { AdaptiveAvgPool2d, AvgPool2d, MaxPool2d }

export class GlobalAveragePool extends Module {
  /** Two axes go, so no window has to know how large the picture is. */
  forward(x: Tensor): Tensor {
    return x.mean([2, 3])
  }
}

/**
 * The linear layer, asked at each place for itself: a convolution of 1 × 1 with the same weight. The bias is added at every
 * place, whole: the average of equal numbers is that number.
 */
export function classMap(features: Tensor, weight: Tensor, bias: Tensor): Tensor {
  return features.conv2d(weight.reshape([...weight.shape, 1, 1]), { bias })
}
