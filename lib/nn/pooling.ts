import { checkOptions } from '../options.ts'
import { poolKinds, type PoolOptions } from '../ops/max-pool2d.ts'
import { avgPoolKinds, type AvgPoolOptions } from '../ops/avg-pool2d.ts'
import { pairOf, type Pair } from '../shape/sliding.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'

// Layers without parameters that make pictures smaller: (batch, channels, height, width) →
// (batch, channels, outHeight, outWidth). Each is one operation of ops/.

/** The largest cell of each window. */
export class MaxPool2d extends Module {
  readonly kernel: Pair
  readonly options: PoolOptions

  constructor(kernel: number | Pair, options: PoolOptions = {}) {
    super()
    checkOptions('MaxPool2d', options, poolKinds)
    this.kernel = pairOf('MaxPool2d', 'the window', kernel, 1)
    this.options = options
  }

  forward(x: Tensor): Tensor {
    return x.maxPool2d(this.kernel, this.options)
  }
}

/** The average of each window. */
export class AvgPool2d extends Module {
  readonly kernel: Pair
  readonly options: AvgPoolOptions

  constructor(kernel: number | Pair, options: AvgPoolOptions = {}) {
    super()
    checkOptions('AvgPool2d', options, avgPoolKinds())
    this.kernel = pairOf('AvgPool2d', 'the window', kernel, 1)
    this.options = options
  }

  forward(x: Tensor): Tensor {
    return x.avgPool2d(this.kernel, this.options)
  }
}

/** Averages of as many windows as are asked for, whatever the size of the picture. */
export class AdaptiveAvgPool2d extends Module {
  readonly size: Pair

  constructor(size: number | Pair) {
    super()
    this.size = pairOf('AdaptiveAvgPool2d', 'the size', size, 1)
  }

  forward(x: Tensor): Tensor {
    return x.adaptiveAvgPool2d(this.size)
  }
}

/**
 * The average of each channel (Lin et al., 2013): (batch, channels, height, width) →
 * (batch, channels). In PyTorch AdaptiveAvgPool2d(1) and Flatten, in Keras
 * GlobalAveragePooling2D.
 */
export class GlobalAveragePool extends Module {
  forward(x: Tensor): Tensor {
    return x.adaptiveAvgPool2d(1).flatten(1)
  }
}
