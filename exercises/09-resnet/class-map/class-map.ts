import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { Module } from 'chalkgrad/nn/module'
import { AdaptiveAvgPool2d, AvgPool2d, MaxPool2d } from 'chalkgrad/nn/pooling'

export { AdaptiveAvgPool2d, AvgPool2d, MaxPool2d }

/**
 * Global average pooling: the mean of each channel of each picture.
 *
 * When it passes, your file can take the engine's place: npm run chapter resnet -- --mine
 */
export class GlobalAveragePool extends Module {
  /**
   * x: (batch, channels, height, width) → (batch, channels), whatever the height and width.
   *
   * Example: of two channels 4 0 / 0 0 and 1 1 / 1 5 it gives 1 and 2.
   */
  forward(x: Tensor): Tensor {
    return todo('GlobalAveragePool')
  }
}

/**
 * Where a network saw what it says. Behind global average pooling stands a linear layer with one output for each class. Give
 * the evidence for each class at each place: the class map, whose average over all places is the logit of the class.
 *
 * - features: (batch, channels, height, width), what goes into the pooling
 * - weight: (classes, channels) and bias: (classes), of the linear layer
 * - returns (batch, classes, height, width)
 *
 * Example: with the channels above, the weight 3 and −1 and the bias 0, the map of the class is 11 −1 / −1 −5.
 */
export function classMap(features: Tensor, weight: Tensor, bias: Tensor): Tensor {
  return todo('classMap')
}
