import { ArgumentError } from '../errors.ts'
import { checkArgument, checkOptions, type Kinds } from '../options.ts'
import type { Lengths } from '../ops/lengths.ts'
import type { Random } from '../random/random.ts'
import { Tensor } from '../tensor/tensor.ts'
import { KeyValueCache } from './key-value-cache.ts'
import { LayerNorm } from './layer-norm.ts'
import { Module } from './module.ts'
import { MultiHeadAttention } from './multi-head-attention.ts'
import { TransformerLayer, type TransformerLayerOptions } from './transformer-layer.ts'
import { finalNorm, stackOf, type StackOptions } from './transformer-stack.ts'

/** Keys and values of one layer: of the own sequence, which grows, and of the context, computed once. */
export interface DecoderCache {
  own: KeyValueCache
  context: KeyValueCache
}

export interface DecodeOptions {
  /** What the encoder says: (batch, keys, width). */
  context: Tensor
  /** How much of each sequence of the context counts. Default all. */
  contextLengths?: Lengths
  /** How much of each sequence of x counts. Default all. */
  lengths?: Lengths
  /** No word sees those behind it, among which is the one that it has to say. Default true. */
  causal?: boolean
  /** What the steps before have left in each layer, from startCache(…). x goes on from there. */
  cache?: readonly DecoderCache[]
  /** Is shown who looks where, in which layer, and at what: at the own sequence or at the context. */
  see?: (weights: Tensor, layer: number, at: 'self' | 'context') => void
}

/** The same for one layer. */
export interface DecodeLayerOptions extends Omit<DecodeOptions, 'cache'> {
  cache?: DecoderCache | undefined
}

const kinds: Kinds<DecodeOptions> = {
  context: Tensor,
  contextLengths: 'list or object',
  lengths: 'list or object',
  causal: 'boolean',
  cache: 'list',
  see: 'function',
}

/**
 * Every word looks at those before it, then at what the encoder says, then thinks for itself
 * (Vaswani et al., 2017).
 */
export class TransformerDecoderLayer extends TransformerLayer<
  [x: Tensor, options: DecodeLayerOptions]
> {
  readonly multihead_attn: MultiHeadAttention
  readonly norm3: LayerNorm

  /** @throws ArgumentError unless the width divides into the heads and 0 ≤ dropout < 1. */
  constructor(
    width: number,
    heads: number,
    random: Random,
    options: TransformerLayerOptions = {},
  ) {
    super(width, heads, random, options)
    const { dropout, epsilon, dtype } = options
    // No rotary positions here: places of two sequences have no distance.
    this.multihead_attn = new MultiHeadAttention(width, heads, random, { dropout, dtype })
    this.norm3 = new LayerNorm(width, { epsilon, dtype })
  }

  /** x: (batch, time, width) → the same shape. */
  override forward(x: Tensor, options: DecodeLayerOptions): Tensor {
    checkArgument('TransformerDecoderLayer', 'x', x, Tensor)
    checkOptions('TransformerDecoderLayer', options, { ...kinds, cache: 'object' }, [
      'context',
    ])
    const { context, contextLengths, lengths, causal = true, cache, see } = options
    const heard = this.around(x, this.norm1, (x) =>
      this.self_attn.forward(x, {
        lengths,
        causal,
        ...(cache && { cache: cache.own }),
        see: see && ((w) => see(w, 0, 'self')),
      }),
    )
    const asked = this.around(heard, this.norm2, (x) =>
      this.multihead_attn.forward(x, {
        context,
        lengths: contextLengths,
        ...(cache && { cache: cache.context }),
        see: see && ((w) => see(w, 0, 'context')),
      }),
    )
    return this.around(asked, this.norm3, (x) => this.feedForward(x))
  }
}

/** Layers one above the other, and a last norm where they normalize first. */
export class TransformerDecoder extends Module<[x: Tensor, options: DecodeOptions]> {
  readonly layers: readonly TransformerDecoderLayer[]
  readonly norm: LayerNorm | undefined

  /** @throws ArgumentError unless the width divides into the heads, for layers outside of 1 to 1000. */
  constructor(
    width: number,
    heads: number,
    random: Random,
    options: StackOptions & TransformerLayerOptions,
  ) {
    super()
    const make = (own: TransformerLayerOptions): TransformerDecoderLayer =>
      new TransformerDecoderLayer(width, heads, random, own)
    this.layers = stackOf('TransformerDecoder', options, make)
    this.norm = finalNorm(width, options)
  }

  /** x: (batch, time, width) → the same shape. */
  forward(x: Tensor, options: DecodeOptions): Tensor {
    checkArgument('TransformerDecoder', 'x', x, Tensor)
    checkOptions('TransformerDecoder', options, kinds, ['context'])
    const { see, cache, ...rest } = options
    if (cache !== undefined && cache.length !== this.layers.length)
      throw new ArgumentError(
        `TransformerDecoder: needs a cache for each of ${this.layers.length} layers, as startCache(…) makes them, got ${cache.length}`,
      )
    const y = this.layers.reduce((signal, layer, i) => {
      const own: DecodeOptions['see'] = see && ((weights, _, at) => see(weights, i, at))
      return layer.forward(signal, { ...rest, cache: cache?.[i], see: own })
    }, x)
    return this.norm ? this.norm.forward(y) : y
  }

  /** Empty caches for a batch that says at most `capacity` steps about this context. */
  startCache(context: Tensor, capacity: number): DecoderCache[] {
    checkArgument('TransformerDecoder', 'the context', context, Tensor)
    return this.layers.map(() => ({
      own: new KeyValueCache(capacity),
      context: new KeyValueCache(context.shape[1]),
    }))
  }
}
