import { checkOptions, type Kinds } from '../options.ts'
import type { Random } from '../random/random.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Dropout } from './dropout.ts'
import { uniform } from './init.ts'
import { LayerNorm } from './layer-norm.ts'
import { Linear } from './linear.ts'
import { Module } from './module.ts'
import { checkHeads, MultiHeadAttention } from './multi-head-attention.ts'
import { RotaryPositions } from './rotary-positions.ts'

export interface TransformerLayerOptions {
  /** How wide the layer between the two linear ones is. Default 4 · width. */
  feedForward?: number
  /** What bends between them: (x) => x.gelu(). Default relu. */
  activation?: (x: Tensor) => Tensor
  /** Normalize what goes into each part, and not the sum behind it? Default false, as in the paper. */
  normFirst?: boolean
  /** The share that is dropped in training: of the weights of attention, and behind each part. Default 0. */
  dropout?: number
  /** Of the layer norms. Default 1e-5. */
  epsilon?: number
  /** Turns queries and keys by their places: new RotaryPositions(width / heads). Default none. */
  rotary?: RotaryPositions
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

export const layerKinds: Kinds<TransformerLayerOptions> = {
  feedForward: 'number',
  activation: 'function',
  normFirst: 'boolean',
  dropout: 'number',
  epsilon: 'number',
  rotary: RotaryPositions,
  dtype: ['float32', 'float64'],
}

/**
 * What the layers of encoder and decoder have in common: attention to the own sequence, in which
 * words hear of each other, then two linear layers, in which each thinks for itself; around each a
 * skip and a layer norm. Names and first values are PyTorch's; its layers have a feedForward of
 * 2048 and a dropout of 0.1 where nothing else is said.
 */
export abstract class TransformerLayer<Inputs extends unknown[]> extends Module<Inputs> {
  readonly self_attn: MultiHeadAttention
  readonly linear1: Linear
  readonly linear2: Linear
  readonly norm1: LayerNorm
  readonly norm2: LayerNorm
  readonly dropout: Dropout
  readonly normFirst: boolean
  readonly #activation: (x: Tensor) => Tensor

  /** @throws ArgumentError unless the width divides into the heads and 0 ≤ dropout < 1. */
  constructor(
    width: number,
    heads: number,
    random: Random,
    options: TransformerLayerOptions = {},
  ) {
    super()
    const { name } = this.constructor
    checkOptions(name, options, layerKinds)
    checkHeads(name, width, heads)
    const { dropout = 0, epsilon, rotary, dtype } = options
    const { feedForward = 4 * width, normFirst = false } = options
    const linear = (from: number, to: number): Linear =>
      new Linear(from, to, random, {
        init: (shape, random) => uniform(shape, 1 / Math.sqrt(from), random),
        dtype,
      })
    this.self_attn = new MultiHeadAttention(width, heads, random, {
      dropout,
      rotary,
      dtype,
    })
    this.linear1 = linear(width, feedForward)
    this.linear2 = linear(feedForward, width)
    this.norm1 = new LayerNorm(width, { epsilon, dtype })
    this.norm2 = new LayerNorm(width, { epsilon, dtype })
    this.dropout = new Dropout(dropout, random)
    this.normFirst = normFirst
    this.#activation = options.activation ?? ((x) => x.relu())
  }

  /**
   * A part with its skip. Behind the sum (post-norm), the norm stands in the way of the gradient in
   * each layer, and deep stacks need a slow start; in front of the part (pre-norm), the skip leads
   * straight through all layers (Xiong et al., 2020).
   */
  protected around(x: Tensor, norm: LayerNorm, part: (x: Tensor) => Tensor): Tensor {
    return this.normFirst
      ? x.add(this.dropout.forward(part(norm.forward(x))))
      : norm.forward(x.add(this.dropout.forward(part(x))))
  }

  /** Each word for itself: (batch, time, width) → (batch, time, feedForward) → (batch, time, width). */
  protected feedForward(x: Tensor): Tensor {
    const hidden = this.#activation(this.linear1.forward(x))
    return this.linear2.forward(this.dropout.forward(hidden))
  }
}
