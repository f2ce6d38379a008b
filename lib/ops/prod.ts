import { normalizeAxes, reducedShape } from '../shape/axes.ts'
import { ones } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { keepsDims, type Axes, type ReduceOptions } from './reduce.ts'
import { inFloat64, toInt32 } from './whole-numbers.ts'

/**
 * The product over `axes`; 1 when there is nothing to multiply. One half is multiplied with the
 * other until a single number is left. So the gradient is that of a product of two, which is
 * right among zeros, too, where "all divided by this one" would be 0/0.
 */
export function prod(x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  const keepDims = keepsDims('prod', options)
  const over = normalizeAxes('prod', axes, x.shape)
  if (x.dtype === 'int32') return toInt32('prod', prod(inFloat64(x), over, { keepDims }))
  const kept = x.shape.flatMap((_, axis) => (over.includes(axis) ? [] : [axis]))
  const outer = kept.map((axis) => x.shape[axis])
  let length = over.reduce((n, axis) => n * x.shape[axis], 1)
  // (…kept, all that is multiplied)
  let rest = x.permute([...kept, ...over]).reshape([...outer, length])
  if (length === 0) rest = ones([...outer, 1], { dtype: x.dtype })
  for (; length > 1; length = Math.ceil(length / 2)) {
    if (length % 2 !== 0) rest = rest.pad([...outer.map(() => [0, 0] as const), [0, 1]], 1)
    const [low, high] = rest.split(Math.ceil(length / 2), -1)
    rest = low.mul(high)
  }
  return rest.reshape(reducedShape(x.shape, over, keepDims))
}
