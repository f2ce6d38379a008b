import type { Dtype, Random, Tensor } from 'chalkgrad'
import { xavierUniform } from 'chalkgrad/nn/init'
import { Linear } from 'chalkgrad/nn/linear'
import { ScoredAttention } from 'chalkgrad/nn/scored-attention'

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

  override prepare(keys: Tensor): Tensor {
    return this.key.forward(keys)
  }

  /** (batch, queries, 1, hidden) + (batch, 1, keys, hidden): each with each, and the sum alone is as large as that. */
  scores(queries: Tensor, keys: Tensor, prepared: Tensor = this.prepare(keys)): Tensor {
    const q = this.query.forward(queries).unsqueeze(2)
    const k = prepared.unsqueeze(1)
    return this.score.forward(q.add(k).tanh()).squeeze(-1)
  }
}
