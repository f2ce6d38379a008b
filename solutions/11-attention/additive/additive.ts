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

  /** (batch, queries, 1, hidden) + (batch, 1, keys, hidden): each with each, and the sum alone is as large as that. */
  scores(queries: Tensor, keys: Tensor): Tensor {
    const q = this.query.forward(queries).unsqueeze(2)
    const k = this.key.forward(keys).unsqueeze(1)
    return this.score.forward(q.add(k).tanh()).squeeze(-1)
  }
}
