import { ArgumentError, DtypeError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { isFloat } from '../storage/dtype.ts'
import { scope } from '../storage/scope.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { grad } from './backward.ts'
import { withRecording } from './grad-mode.ts'

/**
 * All partial derivatives of y = fn(x) at x: (…y's axes, …x's axes), a row for each number of
 * y. Each row is one backward pass, so it is meant for a small y.
 *
 * @throws DtypeError for whole numbers. @throws ArgumentError unless fn gives a tensor.
 */
export function jacobian(fn: (x: Tensor) => Tensor, x: Tensor): Tensor {
  return derivatives('jacobian', fn, x)
}

function derivatives(name: string, fn: (x: Tensor) => Tensor, x: Tensor): Tensor {
  if (typeof fn !== 'function' || !(x instanceof Tensor))
    throw new ArgumentError(
      `${name}: needs a function and the tensor at which it is differentiated, got ${describe(fn)} and ${describe(x)}`,
    )
  if (!isFloat(x.dtype))
    throw new DtypeError(
      `${name}: works on float32 and float64, this tensor is ${x.dtype}: a whole number cannot move a little`,
    )
  const rows = (): Tensor => {
    const leaf = x.detach()
    leaf.requiresGrad = true
    const y = fn(leaf)
    if (!(y instanceof Tensor))
      throw new ArgumentError(
        `${name}: the function must give a tensor, it gave ${describe(y)}`,
      )
    const all = zeros([y.size, ...x.shape], { dtype: x.dtype })
    for (let i = 0; i < y.size; i++) {
      const one = zeros(y.shape, { dtype: y.dtype })
      one.storage.write()[i] = 1
      const [row] = grad(y, [leaf], { gradient: one, keepGraph: true, allowUnused: true })
      withRecording(false, () => all.select(0, i).copy_(row))
    }
    return all.reshape([...y.shape, ...x.shape]).detach()
  }
  return withRecording(true, () => scope(rows, name))
}

/**
 * All second derivatives of one number fn(x) at x: (…x's axes, …x's axes), the Jacobian of the
 * gradient.
 *
 * @throws ArgumentError unless fn gives one number.
 */
export function hessian(fn: (x: Tensor) => Tensor, x: Tensor): Tensor {
  checkArgument('hessian', 'fn', fn, 'function')
  const gradient = (leaf: Tensor): Tensor => {
    const y = fn(leaf)
    checkArgument('hessian', 'what the function gives', y, Tensor)
    if (y.size !== 1)
      throw new ArgumentError(
        `hessian: the function must give one number, it gave ${formatShape(y.shape)}. Reduce it, with .sum() or .mean(), or use jacobian`,
      )
    return grad(y, [leaf], { createGraph: true, allowUnused: true })[0]
  }
  return derivatives('hessian', gradient, x)
}
