import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkList, checkOptions } from '../options.ts'
import type { Random } from '../random/random.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { randn } from '../tensor/random.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Dropout } from './dropout.ts'
import { Embedding } from './embedding.ts'
import { GPTBlock } from './gpt-block.ts'
import { checkGPTConfig, type GPTConfig } from './gpt-config.ts'
import { generate, stream, type GenerateOptions } from './generate.ts'
import { KeyValueCache } from './key-value-cache.ts'
import { LayerNorm } from './layer-norm.ts'
import { LearnedPositions } from './learned-positions.ts'
import { Module } from './module.ts'

export interface GPTInput {
  /** Keys and values of the tokens before, one of each layer, from startCache(). Those of `tokens` are added. */
  cache?: readonly KeyValueCache[]
  /** Is shown who looks where, (batch, heads, time, keys), and in which layer. */
  see?: (weights: Tensor, layer: number) => void
}

/**
 * A transformer that reads tokens and says after each which comes next (Radford et al., 2018 and
 * 2019). Words hear only of those before them, so one pass trains it at all places at once. Its
 * last layer is the table of the first, read the other way round: tied embeddings.
 *
 * The names of its parameters are those of Hugging Face's GPT-2; the weights of its linear layers
 * are (out, in), as everywhere here, where the files of GPT-2 have (in, out): loadGPT2 turns them.
 */
export class GPT extends Module<[tokens: Tensor, input?: GPTInput]> {
  readonly config: Readonly<GPTConfig>
  /** Words' tokens: (vocabulary, width). */
  readonly wte: Embedding
  /** Words' places: (context, width). */
  readonly wpe: LearnedPositions
  readonly h: readonly GPTBlock[]
  readonly ln_f: LayerNorm
  readonly dropout: Dropout

  /** @throws ArgumentError unless the sizes are whole numbers ≥ 1, and the width divides into the heads. */
  constructor(config: GPTConfig, random: Random, options: { dtype?: Dtype } = {}) {
    super()
    checkGPTConfig('GPT', config)
    checkOptions('GPT', options, { dtype: ['float32', 'float64'] })
    const { vocabulary, context, layers, width, dropout = 0, bias = true } = config
    const { dtype = 'float32' } = options
    const init = (shape: Shape, random: Random): Tensor => randn(shape, random).mul(0.02)
    this.config = { ...config, dropout, bias }
    this.wte = new Embedding(vocabulary, width, random, { init, dtype })
    this.wpe = new LearnedPositions(context, width, random, { init, dtype })
    this.dropout = new Dropout(dropout, random)
    this.h = Array.from({ length: layers }, () => new GPTBlock(config, random, dtype))
    this.ln_f = new LayerNorm(width, { bias, dtype })
  }

  /**
   * tokens: (batch, time) int32 → logits of the token behind each: (batch, time, vocabulary).
   *
   * @throws ShapeError for another shape, and for more tokens than the context holds.
   */
  forward(tokens: Tensor, input: GPTInput = {}): Tensor {
    return this.logits(this.hidden(tokens, input))
  }

  /** What it makes of each token, before it says which comes next: (batch, time) → (batch, time, width). */
  hidden(tokens: Tensor, input: GPTInput = {}): Tensor {
    checkOptions('GPT', input, { cache: 'list', see: 'function' })
    const { cache, see } = input
    if (cache) checkCache(cache, this.h.length)
    const start = cache?.[0].length ?? 0
    checkTokens(tokens, start, this.config)
    const embedded = this.wpe.forward(this.wte.forward(tokens), start)
    const x = this.h.reduce(
      (signal, block, i) =>
        block.forward(signal, {
          cache: cache?.[i],
          see: see && ((weights) => see(weights, i)),
        }),
      this.dropout.forward(embedded),
    )
    return this.ln_f.forward(x)
  }

  /** hidden: (…, width) → (…, vocabulary): how well each row of wte fits. */
  logits(hidden: Tensor): Tensor {
    checkArgument('GPT', 'what is hidden', hidden, Tensor)
    return hidden.matmul(this.wte.weight.transpose())
  }

  /** An empty cache for each layer, for one batch of texts. */
  startCache(): KeyValueCache[] {
    return this.h.map(() => new KeyValueCache(this.config.context))
  }

  /** tokens: (batch, time) int32 → (batch, time + count): goes on as it thinks fit. See `stream`. */
  generate(tokens: Tensor, count: number, options: GenerateOptions = {}): Tensor {
    return generate(this, tokens, count, options)
  }

  /** One token after the other, each (batch) int32, for as long as somebody asks. */
  stream(
    tokens: Tensor,
    options: GenerateOptions = {},
  ): Generator<Tensor, never, undefined> {
    return stream(this, tokens, options)
  }
}

function checkCache(cache: readonly KeyValueCache[], layers: number): void {
  checkList('GPT', 'the cache', cache, KeyValueCache)
  if (cache.length !== layers)
    throw new ArgumentError(
      `GPT: needs a cache for each of ${layers} layers, as startCache() makes them, got ${cache.length}`,
    )
}

/** @throws ShapeError for another shape than (batch, time), and for more than the context holds. */
function checkTokens(tokens: Tensor, start: number, { context }: GPTConfig): void {
  checkArgument('GPT', 'the tokens', tokens, Tensor)
  if (tokens.rank !== 2)
    throw new ShapeError(
      `GPT: tokens must be (batch, time), got ${formatShape(tokens.shape)}`,
    )
  const time = tokens.shape[1]
  if (start + time > context)
    throw new ShapeError(
      `GPT: the context holds ${context} tokens, and ${start > 0 ? `${start} in the cache and ` : ''}${time} came`,
    )
}
