import { checkCount, checkOptions } from '../options.ts'
import type { Random } from '../random/random.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Linear } from './linear.ts'
import { ScoredAttention } from './scored-attention.ts'
import { xavierUniform } from './init.ts'

/**
 * How well a key answers a query is what a small network says that reads both: v·tanh(W·query +
 * U·key) (Bahdanau, Cho and Bengio, 2015). Queries and keys may be of different widths.
 *
 * Linear layers without bias: query (hiddenSize, queryWidth), key (hiddenSize, keyWidth), and score
 * (1, hiddenSize).
 */
export class AdditiveAttention extends ScoredAttention {
  readonly query: Linear
  readonly key: Linear
  readonly score: Linear

  /** @throws ArgumentError unless the sizes are whole numbers ≥ 1. */
  constructor(
    queryWidth: number,
    keyWidth: number,
    hiddenSize: number,
    random: Random,
    options: { dtype?: Dtype } = {},
  ) {
    super()
    checkOptions('AdditiveAttention', options, { dtype: ['float32', 'float64'] })
    for (const [what, size] of Object.entries({ queryWidth, keyWidth, hiddenSize }))
      checkCount('AdditiveAttention', what, size)
    // Glorot's first values keep the sum of both where a tanh still bends.
    const like = { ...options, bias: false, init: xavierUniform }
    this.query = new Linear(queryWidth, hiddenSize, random, like)
    this.key = new Linear(keyWidth, hiddenSize, random, like)
    this.score = new Linear(hiddenSize, 1, random, like)
  }

  /** U·key. */
  override prepare(keys: Tensor): Tensor {
    return this.key.forward(keys)
  }

  scores(queries: Tensor, keys: Tensor, k = this.prepare(keys)): Tensor {
    const q = this.query.forward(queries)
    // (batch, queries, 1, hidden) + (batch, 1, keys, hidden) → (batch, queries, keys, hidden)
    const both = q.unsqueeze(2).add(k.unsqueeze(1)).tanh()
    return this.score.forward(both).squeeze(-1)
  }
}
