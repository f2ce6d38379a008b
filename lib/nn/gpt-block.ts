import type { Random } from '../random/random.ts'
import type { Dtype } from '../storage/dtype.ts'
import { randn } from '../tensor/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { attend } from './attend.ts'
import { Dropout } from './dropout.ts'
import type { GPTConfig } from './gpt-config.ts'
import { mergeHeads, splitHeads } from './heads.ts'
import type { KeyValueCache } from './key-value-cache.ts'
import { LayerNorm } from './layer-norm.ts'
import { Linear } from './linear.ts'
import { Module } from './module.ts'

export interface BlockOptions {
  cache?: KeyValueCache | undefined
  see?: ((weights: Tensor) => void) | undefined
}

/**
 * GPT-2's linear layers: weights with deviation 0.02. What a block adds to the skip, `ofSkip`, is
 * smaller: 2 · layers such terms add up, and so do their variances.
 */
function linear(
  from: number,
  to: number,
  { layers, bias = true }: GPTConfig,
  random: Random,
  dtype: Dtype,
  ofSkip = false,
): Linear {
  const deviation = ofSkip ? 0.02 / Math.sqrt(2 * layers) : 0.02
  const init: typeof randn = (shape, random) => randn(shape, random).mul(deviation)
  return new Linear(from, to, random, { bias, init, dtype })
}

/** Each word looks at itself and at those before it. c_attn makes queries, keys and values side by side. */
class CausalSelfAttention extends Module<[x: Tensor, options: BlockOptions]> {
  readonly c_attn: Linear
  readonly c_proj: Linear
  readonly dropout: Dropout
  readonly #heads: number

  constructor(config: GPTConfig, random: Random, dtype: Dtype) {
    super()
    const { width, heads, dropout = 0 } = config
    this.c_attn = linear(width, 3 * width, config, random, dtype)
    this.c_proj = linear(width, width, config, random, dtype, true)
    this.dropout = new Dropout(dropout, random)
    this.#heads = heads
  }

  forward(x: Tensor, { cache, see }: BlockOptions): Tensor {
    // each (batch, heads, time, width / heads)
    const [q, k, v] = splitHeads(this.c_attn.forward(x), 3, this.#heads)
    const { keys, values } = cache ? cache.append(k, v) : { keys: k, values: v }
    const heads = attend(q, keys, values, { causal: true, see }, this.dropout)
    return this.c_proj.forward(mergeHeads(heads))
  }
}

/** Each word for itself: (batch, time, width) → (batch, time, 4 · width) → (batch, time, width). */
class MLP extends Module {
  readonly c_fc: Linear
  readonly c_proj: Linear

  constructor(config: GPTConfig, random: Random, dtype: Dtype) {
    super()
    const { width } = config
    this.c_fc = linear(width, 4 * width, config, random, dtype)
    this.c_proj = linear(4 * width, width, config, random, dtype, true)
  }

  forward(x: Tensor): Tensor {
    return this.c_proj.forward(this.c_fc.forward(x).gelu())
  }
}

/** One layer of a GPT, pre-norm: what attention and MLP find is added to what was there. */
export class GPTBlock extends Module<[x: Tensor, options: BlockOptions]> {
  readonly ln_1: LayerNorm
  readonly attn: CausalSelfAttention
  readonly ln_2: LayerNorm
  readonly mlp: MLP
  readonly dropout: Dropout

  constructor(config: GPTConfig, random: Random, dtype: Dtype) {
    super()
    const { width, bias = true, dropout = 0 } = config
    this.ln_1 = new LayerNorm(width, { bias, dtype })
    this.attn = new CausalSelfAttention(config, random, dtype)
    this.ln_2 = new LayerNorm(width, { bias, dtype })
    this.mlp = new MLP(config, random, dtype)
    this.dropout = new Dropout(dropout, random)
  }

  /** x: (batch, time, width) → the same shape. */
  forward(x: Tensor, options: BlockOptions = {}): Tensor {
    const heard = this.attn.forward(this.ln_1.forward(x), options)
    const y = x.add(this.dropout.forward(heard))
    return y.add(this.dropout.forward(this.mlp.forward(this.ln_2.forward(y))))
  }
}
