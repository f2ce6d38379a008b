import { ShapeError } from '../errors.ts'
import { formatShape } from '../shape/shape.ts'
import { eye } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { isDots, parseEquation } from './einsum-equation.ts'
import { where } from './where.ts'

/**
 * Einstein's summation: every axis gets a letter, and a letter that the result does not
 * name is multiplied and summed over. `einsum('ij,jk->ik', a, b)` is a matrix product,
 * `'ij->ji'` a transpose, `'i,j->ij'` an outer product, `'ii->i'` a diagonal. `...` stands for
 * all axes that have no letter, and broadcasts: `'...ij,...jk->...ik'`. Without an arrow the
 * result has the letters that occur once, in the order of the alphabet.
 *
 * It lines up the axes, multiplies with broadcasting, and sums: short, differentiable, and
 * not the fastest way.
 *
 * @throws ShapeError when one letter stands for two sizes. @throws ArgumentError for an
 *   equation that makes no sense.
 */
export function einsum(equation: string, ...tensors: Tensor[]): Tensor {
  const { inputs, output } = parseEquation(equation, tensors)
  checkSizes(equation, inputs, tensors)
  const names = [...new Set([...output, ...inputs.flat()])]
  const product = tensors
    .map((x, i) => aligned(x, inputs[i], names))
    .reduce((all, x) => all.mul(x))
  const summed = names.flatMap((_, axis) => (axis < output.length ? [] : [axis]))
  return summed.length > 0 ? product.sum(summed) : product
}

/** One axis a name, in the order of `names`; a name that the tensor lacks has size 1. */
function aligned(x: Tensor, own: readonly string[], names: readonly string[]): Tensor {
  const twice = own.findIndex((name, axis) => own.indexOf(name) < axis)
  if (twice >= 0) {
    const once = own.filter((_, axis) => axis !== twice)
    return aligned(diagonal(x, own.indexOf(own[twice]), twice), once, names)
  }
  const present = names.filter((name) => own.includes(name))
  const ordered = x.permute(present.map((name) => own.indexOf(name)))
  return ordered.reshape(
    names.map((name) => (own.includes(name) ? x.shape[own.indexOf(name)] : 1)),
  )
}

/** The elements at equal places of two axes, along the first; the second is gone. */
function diagonal(x: Tensor, first: number, second: number): Tensor {
  const n = x.shape[first]
  const shape = x.shape.map((_, axis) => (axis === first || axis === second ? n : 1))
  return where(eye(n, { dtype: 'int32' }).reshape(shape), x, 0).sum(second)
}

function checkSizes(
  equation: string,
  inputs: readonly string[][],
  tensors: readonly Tensor[],
): void {
  const sizes = new Map<string, number>()
  inputs.forEach((names, i) => {
    for (const [axis, name] of names.entries()) {
      if (isDots(name)) continue // they broadcast, as the product does
      const size = tensors[i].shape[axis]
      const known = sizes.get(name) ?? size
      if (known !== size)
        throw new ShapeError(
          `einsum '${equation}': '${name}' is ${known} in one tensor and ${size} in another, ${formatShape(tensors[i].shape)}`,
        )
      sizes.set(name, size)
    }
  })
}
