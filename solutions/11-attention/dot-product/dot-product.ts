import type { Dtype, Random, Tensor } from 'chalkgrad'
import { xavierUniform } from 'chalkgrad/nn/init'
import { Linear } from 'chalkgrad/nn/linear'
import { ScoredAttention } from 'chalkgrad/nn/scored-attention'

export class DotProductAttention extends ScoredAttention {
  /** Rows with rows, so the second is transposed: (batch, queries, width) · (batch, width, keys). */
  scores(queries: Tensor, keys: Tensor): Tensor {
    return queries.matmul(keys.transpose())
  }
}

export class GeneralAttention extends DotProductAttention {
  readonly key: Linear

  constructor(queryWidth: number, keyWidth: number, random: Random, { dtype }: { dtype?: Dtype } = {}) {
    super()
    this.key = new Linear(keyWidth, queryWidth, random, { dtype, bias: false, init: xavierUniform })
  }

  /** W·key is a key of the queries' width. */
  override prepare(keys: Tensor): Tensor {
    return this.key.forward(keys)
  }

  override scores(queries: Tensor, keys: Tensor, prepared: Tensor = this.prepare(keys)): Tensor {
    return super.scores(queries, prepared)
  }
}
