import { checkArgument } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'
import * as activations from './activations.ts'
import { BatchNorm1d, BatchNorm2d } from './batch-norm.ts'
import { Conv1d } from './conv1d.ts'
import { Conv2d } from './conv2d.ts'
import { ConvTranspose2d } from './conv-transpose2d.ts'
import { Dropout } from './dropout.ts'
import { Dropout2d } from './dropout2d.ts'
import { GroupNorm } from './group-norm.ts'
import { LayerNorm, RMSNorm } from './layer-norm.ts'
import { Linear } from './linear.ts'
import { AdaptiveAvgPool2d, AvgPool2d, GlobalAveragePool, MaxPool2d } from './pooling.ts'

const layers = [
  ...Object.values(activations),
  ...[BatchNorm1d, BatchNorm2d, GroupNorm, LayerNorm, RMSNorm],
  ...[Linear, Conv1d, Conv2d, ConvTranspose2d],
  ...[Dropout, Dropout2d],
  ...[AdaptiveAvgPool2d, AvgPool2d, GlobalAveragePool, MaxPool2d],
]

/**
 * Puts in front of the forward pass of each layer what they all have in common: what goes in is a
 * tensor. So each shows its formula alone.
 *
 * @throws ArgumentError, where `undefined.relu` would be JavaScript's own error.
 */
for (const { prototype } of layers) {
  const { forward } = prototype
  prototype.forward = function (x: Tensor): Tensor {
    checkArgument(this.constructor.name, 'x', x, Tensor)
    return forward.call(this, x)
  }
}
