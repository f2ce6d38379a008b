import { todo } from '#exercises'
import type { Dtype, Random, Tensor } from 'chalkgrad'
import { xavierUniform } from 'chalkgrad/nn/init'
import { Linear } from 'chalkgrad/nn/linear'
import { ScoredAttention } from 'chalkgrad/nn/scored-attention'

/**
 * How well a key answers a query is what a small network says that reads both:
 *
 *     score = v · tanh(W·query + U·key)
 *
 * The constructor is written: `query` is the layer of W, `key` that of U, and `score` that of v, all without a bias. The softmax
 * and the mean of the values are in `ScoredAttention`.
 *
 * When it passes, your file can take the engine's place: npm run chapter attention -- --mine
 */
export class AdditiveAttention extends ScoredAttention {
  readonly query: Linear
  readonly key: Linear
  readonly score: Linear

  constructor(
    queryWidth: number,
    keyWidth: number,
    hiddenSize: number,
    random: Random,
    { dtype }: { dtype?: Dtype } = {},
  ) {
    super()
    const like = { dtype, bias: false, init: xavierUniform }
    this.query = new Linear(queryWidth, hiddenSize, random, like)
    this.key = new Linear(keyWidth, hiddenSize, random, like)
    this.score = new Linear(hiddenSize, 1, random, like)
  }

  /** U·key of each key: (batch, keys, keyWidth) → (batch, keys, hiddenSize). It is the same for all queries. */
  override prepare(keys: Tensor): Tensor {
    return todo('prepare')
  }

  /**
   * Each query meets each key of its own sequence.
   *
   * - queries: (batch, queries, queryWidth), keys: (batch, keys, keyWidth) → (batch, queries, keys)
   * - W and U multiply each query and each key once, not once for each pair
   * - prepared: what `prepare` made of the keys. A decoder that asks step after step has it made once, and hands it in; then the
   *   keys themselves are not asked again.
   *
   * A layer takes any axes in front of the last: (…, in) → (…, out). `x.unsqueeze(axis)` puts in an axis of size 1, and
   * `x.squeeze(axis)` takes one out.
   *
   * Example: W = 1, U = 2, v = 3. The query 0.5 meets the keys 0.25 and −1: the scores are 3 · tanh(0.5 + 0.5) = 2.2848 and
   * 3 · tanh(0.5 − 2) = −2.7154.
   */
  scores(queries: Tensor, keys: Tensor, prepared: Tensor = this.prepare(keys)): Tensor {
    return todo('scores')
  }
}
