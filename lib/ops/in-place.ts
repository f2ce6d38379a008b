import { isRecording } from '../autograd/grad-mode.ts'
import { ArgumentError, GradientError, ShapeError } from '../errors.ts'
import type { BinaryName } from '../kernels/kernels.ts'
import { kernels } from '../kernels/registry.ts'
import { broadcastShapes } from '../shape/broadcast.ts'
import { isContiguous } from '../shape/layout.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { broadcasted } from './arithmetic.ts'
import { expanded, operand } from './operand.ts'

/**
 * Changing numbers in place saves memory, and destroys what a gradient may need. So it is
 * refused on tensors whose history is recorded, and remembered by the storage: `backward`
 * refuses when an operation read the old numbers.
 */
function checkChangeable(name: string, x: Tensor, { shape, requiresGrad }: Tensor): void {
  if (x.node !== undefined || (x.requiresGrad && isRecording())) {
    throw new GradientError(
      `${name}: this tensor ${formatShape(x.shape)} is part of a recorded graph, and its gradient needs the numbers that are there now. ` +
        `${x.node === undefined ? 'Change a parameter inside noGrad(() => …)' : `Use the operation without the underscore, ${name.slice(0, -1)}`}`,
    )
  }
  if (requiresGrad && isRecording()) {
    throw new GradientError(
      `${name}: what is written, ${formatShape(shape)}, has a gradient, and a change in place records none: it would be lost. ` +
        `Use an operation that makes a new tensor, or write its .detach(), or inside noGrad(() => …)`,
    )
  }
  const repeated = x.strides.findIndex((stride, axis) => stride === 0 && x.shape[axis] > 1)
  if (repeated >= 0 && x.size > 0) {
    throw new ArgumentError(
      `${name}: this tensor ${formatShape(x.shape)} repeats the same numbers along axis ${repeated}, as expand() made it: ` +
        `they have room for one value only. Change a clone()`,
    )
  }
  if (!sameShape(broadcastShapes(name, x.shape, shape), x.shape)) {
    throw new ShapeError(
      `${name}: ${formatShape(shape)} does not fit into ${formatShape(x.shape)}: what is changed in place keeps its shape`,
    )
  }
}

function overwrite(name: string, x: Tensor, values: Tensor): Tensor {
  checkChangeable(name, x, values)
  kernels.copy(expanded(values, x.shape), x)
  x.storage.touch()
  return x
}

function inPlace(name: BinaryName, x: Tensor, other: Tensor | number): Tensor {
  const y = operand(`${name}_`, x, other)
  // A kernel fills a whole storage, in order, and may read there what it overwrites; but
  // another view of it may be read after it was overwritten.
  const whole = x.size === x.storage.length && isContiguous(x.layout)
  if (!whole || x.dtype === 'int32' || (y.storage === x.storage && y !== x)) {
    checkChangeable(`${name}_`, x, y)
    return overwrite(`${name}_`, x, broadcasted(name, x, y))
  }
  checkChangeable(`${name}_`, x, y)
  kernels[name](x, expanded(y, x.shape), x)
  x.storage.touch()
  return x
}

/** x ← x + y. */
export const add_ = (x: Tensor, other: Tensor | number): Tensor => inPlace('add', x, other)
/** x ← x − y. */
export const sub_ = (x: Tensor, other: Tensor | number): Tensor => inPlace('sub', x, other)
/** x ← x · y. */
export const mul_ = (x: Tensor, other: Tensor | number): Tensor => inPlace('mul', x, other)

/** x ← value everywhere. */
export function fill_(x: Tensor, value: number): Tensor {
  return overwrite('fill_', x, operand('fill_', x, value))
}

/** x ← y, repeated to x's shape. */
export function copy_(x: Tensor, y: Tensor): Tensor {
  const values = operand('copy_', x, y)
  checkChangeable('copy_', x, values)
  // Two views of one memory may overlap, so the second is read before the first is written.
  return overwrite(
    'copy_',
    x,
    values.storage === x.storage ? values.detach().clone() : values,
  )
}
