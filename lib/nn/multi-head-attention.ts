import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkCount, checkOptions, type Kinds } from '../options.ts'
import type { AttentionMask } from '../ops/attention-mask.ts'
import type { Random } from '../random/random.ts'
import { formatShape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { attend } from './attend.ts'
import { Dropout } from './dropout.ts'
import { mergeHeads, splitHeads } from './heads.ts'
import { uniform, xavierUniform } from './init.ts'
import { KeyValueCache } from './key-value-cache.ts'
import { Linear } from './linear.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'
import { RotaryPositions } from './rotary-positions.ts'

export interface MultiHeadAttentionOptions {
  /** Add biases? Default true. */
  bias?: boolean
  /** The share of the weights that is dropped in training. Default 0. */
  dropout?: number
  /** Turns queries and keys by their places: new RotaryPositions(width / heads). Default none. */
  rotary?: RotaryPositions
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

export interface AttendOptions extends AttentionMask {
  /** Where keys and values come from: (batch, keys, width). Default x itself, self-attention. */
  context?: Tensor
  /** Keys and values of the steps before; those of x are added. Of a context: all, from the first step on. Without gradients. */
  cache?: KeyValueCache
  /** Is shown who looks where, (batch, heads, queries, keys). */
  see?: (weights: Tensor) => void
}

export const attendKinds: Kinds<AttendOptions> = {
  context: Tensor,
  cache: KeyValueCache,
  mask: Tensor,
  causal: 'boolean',
  lengths: 'list or object',
  see: 'function',
}

/**
 * Several attentions side by side, each with queries, keys and values of its own: so a word can
 * look at different places for different reasons (Vaswani et al., 2017). A head sees width / heads
 * numbers, so all together cost what one of full width would.
 *
 * in_proj_weight: (3 · width, width), the rows of the queries, then keys, then values;
 * in_proj_bias: (3 · width); out_proj: a linear layer. Names, order and first values are PyTorch's.
 */
export class MultiHeadAttention extends Module<[x: Tensor, options?: AttendOptions]> {
  readonly heads: number
  readonly in_proj_weight: Parameter
  readonly in_proj_bias: Parameter | undefined
  readonly out_proj: Linear
  readonly dropout: Dropout
  readonly rotary: RotaryPositions | undefined

  /** @throws ArgumentError unless the width divides into the heads. */
  constructor(
    width: number,
    heads: number,
    random: Random,
    options: MultiHeadAttentionOptions = {},
  ) {
    super()
    checkOptions('MultiHeadAttention', options, {
      bias: 'boolean',
      dropout: 'number',
      rotary: RotaryPositions,
      dtype: ['float32', 'float64'],
    })
    checkHeads('MultiHeadAttention', width, heads)
    const { bias = true, dropout = 0, rotary, dtype = 'float32' } = options
    if (rotary !== undefined && rotary.width !== width / heads)
      throw new ArgumentError(
        `MultiHeadAttention: a head is ${width / heads} wide, the rotary positions turn ${rotary.width}`,
      )
    this.heads = heads
    this.in_proj_weight = new Parameter(xavierUniform([3 * width, width], random), dtype)
    this.in_proj_bias = bias ? new Parameter(zeros([3 * width], { dtype })) : undefined
    this.out_proj = new Linear(width, width, random, {
      bias,
      dtype,
      init: (shape, random) => uniform(shape, 1 / Math.sqrt(width), random),
    })
    this.dropout = new Dropout(dropout, random)
    this.rotary = rotary
  }

  /**
   * x: (batch, queries, width) → the same shape.
   *
   * @throws ShapeError, ArgumentError for other shapes, and a cache of another context.
   */
  forward(x: Tensor, options: AttendOptions = {}): Tensor {
    checkArgument('MultiHeadAttention', 'x', x, Tensor)
    checkOptions('MultiHeadAttention', options, attendKinds)
    const { context, cache, ...rest } = options
    this.#check('x', x)
    const [q, k, v] = context ? this.#across(x, context, cache) : this.#within(x, cache)
    const heads = attend(q, k, v, rest, this.dropout)
    return this.out_proj.forward(mergeHeads(heads))
  }

  /** Queries of x, keys and values of x and of the steps before, each (batch, heads, time, width / heads). */
  #within(x: Tensor, cache: KeyValueCache | undefined): Tensor[] {
    const { in_proj_weight: weight, in_proj_bias: bias, heads, rotary } = this
    const [q, k, v] = splitHeads(linear(x, weight, bias), 3, heads)
    const start = cache?.length ?? 0
    const [turnedQ, turnedK] = rotary ? [q, k].map((x) => rotary.forward(x, start)) : [q, k]
    if (cache === undefined) return [turnedQ, turnedK, v]
    const { keys, values } = cache.append(turnedK, v)
    return [turnedQ, keys, values]
  }

  /** Queries of x, keys and values of the context; what is in the cache is not computed again. */
  #across(x: Tensor, context: Tensor, cache: KeyValueCache | undefined): Tensor[] {
    const { in_proj_weight: weight, in_proj_bias: bias, heads, rotary } = this
    this.#check('the context', context)
    if (rotary && cache)
      throw new ArgumentError(
        'MultiHeadAttention: rotary positions count from the first step of x, and beside the cache of a context nobody knows where x begins',
      )
    const [width] = this.out_proj.weight.shape
    const [ofQueries, ofContext] = weight.split([width, 2 * width])
    const [queryBias, contextBias] = bias?.split([width, 2 * width]) ?? []
    const [q] = splitHeads(linear(x, ofQueries, queryBias), 1, heads)
    if (cache === undefined || cache.length === 0) {
      const [k, v] = splitHeads(linear(context, ofContext, contextBias), 2, heads)
      cache?.append(k, v)
      return rotary ? [rotary.forward(q), rotary.forward(k), v] : [q, k, v]
    }
    if (cache.length !== context.shape[1])
      throw new ShapeError(
        `MultiHeadAttention: the cache has keys of ${cache.length} steps, the context ${formatShape(context.shape)} has ${context.shape[1]}. Another context needs another cache`,
      )
    const { keys, values } = cache.read()
    return [q, keys, values]
  }

  #check(what: string, { rank, shape }: Tensor): void {
    const width = this.in_proj_weight.shape[1]
    if (rank !== 3 || shape[2] !== width)
      throw new ShapeError(
        `MultiHeadAttention: ${what} must be (batch, time, ${width}), got ${formatShape(shape)}`,
      )
  }
}

/** x: (…, in) → (…, out). */
function linear(x: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor {
  const y = x.matmul(weight.transpose())
  return bias ? y.add(bias) : y
}

/** @throws ArgumentError unless the width divides into the heads. */
export function checkHeads(name: string, width: number, heads: number): void {
  for (const [what, size] of Object.entries({ width, heads })) checkCount(name, what, size)
  if (width % heads !== 0)
    throw new ArgumentError(
      `${name}: each head takes an equal part of the width, and ${width} does not divide into ${heads} heads`,
    )
}
