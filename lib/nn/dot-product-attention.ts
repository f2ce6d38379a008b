import { ShapeError } from '../errors.ts'
import { checkCount, checkOptions } from '../options.ts'
import type { Random } from '../random/random.ts'
import { formatShape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { xavierUniform } from './init.ts'
import { Linear } from './linear.ts'
import { ScoredAttention } from './scored-attention.ts'

/** Luong's `dot`: the score is query · key, so that both must be of one width. Nothing is learned. */
export class DotProductAttention extends ScoredAttention {
  scores(queries: Tensor, keys: Tensor): Tensor {
    const [width, keyWidth] = [queries.shape[2], keys.shape[2]]
    if (width !== keyWidth)
      throw new ShapeError(
        `DotProductAttention: queries ${formatShape(queries.shape)} and keys ${formatShape(keys.shape)} are multiplied, so their last axes must agree, ${width} ≠ ${keyWidth}. GeneralAttention has a matrix between them`,
      )
    // (batch, queries, width) · (batch, width, keys) → (batch, queries, keys)
    return queries.matmul(keys.transpose())
  }
}

/** Luong's `general`: the score is query · W·key (Luong, Pham and Manning, 2015). W: key, (queryWidth, keyWidth). */
export class GeneralAttention extends DotProductAttention {
  readonly key: Linear

  /** @throws ArgumentError unless the sizes are whole numbers ≥ 1. */
  constructor(
    queryWidth: number,
    keyWidth: number,
    random: Random,
    options: { dtype?: Dtype } = {},
  ) {
    super()
    checkOptions('GeneralAttention', options, { dtype: ['float32', 'float64'] })
    for (const [what, size] of Object.entries({ queryWidth, keyWidth }))
      checkCount('GeneralAttention', what, size)
    const like = { ...options, bias: false, init: xavierUniform }
    this.key = new Linear(keyWidth, queryWidth, random, like)
  }

  /** W·key. */
  override prepare(keys: Tensor): Tensor {
    return this.key.forward(keys)
  }

  override scores(queries: Tensor, keys: Tensor, k = this.prepare(keys)): Tensor {
    return super.scores(queries, k)
  }
}
