import { todo } from '#exercises'
import type { Dtype, Random, Tensor } from 'chalkgrad'
import { xavierUniform } from 'chalkgrad/nn/init'
import { Linear } from 'chalkgrad/nn/linear'
import { ScoredAttention } from 'chalkgrad/nn/scored-attention'

/**
 * How well a key answers a query is their product: number by number, added up. Nothing is learned. What comes behind, the softmax
 * and the mean of the values, is the same for every attention; `ScoredAttention` has it in its `forward`, and asks for the scores.
 *
 * When it passes, your file can take the engine's place: npm run chapter attention -- --mine
 */
export class DotProductAttention extends ScoredAttention {
  /**
   * Each query meets each key of its own sequence, and no key of another one.
   *
   * - queries: (batch, queries, width), keys: (batch, keys, width) → (batch, queries, keys)
   * - where the widths differ, a ShapeError: the product says so by itself
   *
   * `x.transpose()` changes the last two axes for each other, and `x.matmul(y)` multiplies matrices, one of each sequence.
   *
   * Example: the query (1, 2) meets the keys (3, 1) and (0, −1): the scores are 1 · 3 + 2 · 1 = 5 and −2.
   */
  scores(queries: Tensor, keys: Tensor): Tensor {
    return todo('DotProductAttention.scores')
  }
}

/**
 * With a matrix in between, queries and keys may be of different widths, and the network learns which numbers of a key matter for
 * which of a query: the score is query · W·key.
 *
 * The constructor is written: `key` is a linear layer without bias, and its weight is W, (queryWidth, keyWidth).
 */
export class GeneralAttention extends DotProductAttention {
  readonly key: Linear

  constructor(queryWidth: number, keyWidth: number, random: Random, { dtype }: { dtype?: Dtype } = {}) {
    super()
    this.key = new Linear(keyWidth, queryWidth, random, { dtype, bias: false, init: xavierUniform })
  }

  /** W·key of each key: (batch, keys, keyWidth) → (batch, keys, queryWidth). It is the same for all queries. */
  override prepare(keys: Tensor): Tensor {
    return todo('GeneralAttention.prepare')
  }

  /**
   * queries: (batch, queries, queryWidth), keys: (batch, keys, keyWidth) → (batch, queries, keys).
   *
   * - prepared: what `prepare` made of the keys. A decoder that asks step after step has it made once, and hands it in; then the
   *   keys themselves are not asked again.
   *
   * Example: W has the rows (2) and (1), so it makes (6, 3) of the key (3). The query (1, 2) gives it the score 12.
   */
  override scores(queries: Tensor, keys: Tensor, prepared: Tensor = this.prepare(keys)): Tensor {
    return todo('GeneralAttention.scores')
  }
}
