import { checkArgument, checkOptions, type Kinds } from '../options.ts'
import type { AttentionMask } from '../ops/attention-mask.ts'
import type { Random } from '../random/random.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { LayerNorm } from './layer-norm.ts'
import { Module } from './module.ts'
import { TransformerLayer, type TransformerLayerOptions } from './transformer-layer.ts'
import { finalNorm, stackOf, type StackOptions } from './transformer-stack.ts'

export interface EncodeOptions extends AttentionMask {
  /** Is shown who looks where: (batch, heads, time, time), and in which layer. */
  see?: (weights: Tensor, layer: number) => void
}

const kinds: Kinds<EncodeOptions> = {
  mask: Tensor,
  causal: 'boolean',
  lengths: 'list or object',
  see: 'function',
}

/** Every word looks at every word, then thinks for itself (Vaswani et al., 2017). */
export class TransformerEncoderLayer extends TransformerLayer<
  [x: Tensor, options?: EncodeOptions]
> {
  /** x: (batch, time, width) → the same shape. */
  forward(x: Tensor, options: EncodeOptions = {}): Tensor {
    checkArgument('TransformerEncoderLayer', 'x', x, Tensor)
    checkOptions('TransformerEncoderLayer', options, kinds)
    const { see, ...where } = options
    const own = see && ((weights: Tensor) => see(weights, 0))
    const heard = this.around(x, this.norm1, (x) =>
      this.self_attn.forward(x, { ...where, see: own }),
    )
    return this.around(heard, this.norm2, (x) => this.feedForward(x))
  }
}

/** Layers one above the other, and a last norm where they normalize first. */
export class TransformerEncoder extends Module<[x: Tensor, options?: EncodeOptions]> {
  readonly layers: readonly TransformerEncoderLayer[]
  readonly norm: LayerNorm | undefined

  /** @throws ArgumentError unless the width divides into the heads, for layers outside of 1 to 1000. */
  constructor(
    width: number,
    heads: number,
    random: Random,
    options: StackOptions & TransformerLayerOptions,
  ) {
    super()
    const make = (own: TransformerLayerOptions): TransformerEncoderLayer =>
      new TransformerEncoderLayer(width, heads, random, own)
    this.layers = stackOf('TransformerEncoder', options, make)
    this.norm = finalNorm(width, options)
  }

  /** x: (batch, time, width) → the same shape. */
  forward(x: Tensor, options: EncodeOptions = {}): Tensor {
    checkArgument('TransformerEncoder', 'x', x, Tensor)
    checkOptions('TransformerEncoder', options, kinds)
    const { see, ...where } = options
    const y = this.layers.reduce((signal, layer, i) => {
      const own = see && ((weights: Tensor) => see(weights, i))
      return layer.forward(signal, { ...where, see: own })
    }, x)
    return this.norm ? this.norm.forward(y) : y
  }
}
