import { record } from '../autograd/record.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument, describe } from '../options.ts'
import { broadcastShapes } from '../shape/broadcast.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { empty } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { expanded, operand } from './operand.ts'

/**
 * a where `condition` is not 0, b elsewhere; the three broadcast, the condition may have
 * any dtype. The gradient goes to the one that was picked, so 0 reaches the other even
 * where it is NaN or infinite.
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  checkArgument('where', 'the condition', condition, Tensor)
  const [x, y] = pair(a, b)
  const shape = broadcastShapes(
    'where',
    condition.shape,
    broadcastShapes('where', x.shape, y.shape),
  )
  const out = empty(shape, x.dtype, 'where')
  kernels.where(expanded(condition, shape), expanded(x, shape), expanded(y, shape), out)
  return record(
    'where',
    out,
    [x, y, condition.detach()],
    [
      (g) => where(condition, g, 0).sumTo(x.shape),
      (g) => where(condition, 0, g).sumTo(y.shape),
    ],
  )
}

/**
 * x with `value` wherever `mask` is not 0. The mask broadcasts to x; the gradient of what was
 * replaced is 0.
 *
 * @throws ShapeError when the mask is larger than x.
 */
export function maskedFill(x: Tensor, mask: Tensor, value: number): Tensor {
  if (!(mask instanceof Tensor) || typeof value !== 'number')
    throw new ArgumentError(
      `maskedFill: needs a mask, which is a tensor, and a number, got ${describe(mask)} and ${describe(value)}`,
    )
  if (!sameShape(broadcastShapes('maskedFill', mask.shape, x.shape), x.shape))
    throw new ShapeError(
      `maskedFill: the mask ${formatShape(mask.shape)} does not fit into ${formatShape(x.shape)}: what is filled keeps its shape`,
    )
  return where(mask, value, x)
}

/** Both as tensors: a number takes the other's dtype. */
function pair(a: Tensor | number, b: Tensor | number): [Tensor, Tensor] {
  if (a instanceof Tensor) return [a, operand('where', a, b)]
  if (b instanceof Tensor) return [operand('where', b, a), b]
  throw new ArgumentError(
    'where: at least one of the two values must be a tensor, so that the dtype is known',
  )
}
