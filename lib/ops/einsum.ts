import { ArgumentError, ShapeError } from '../errors.ts'
import { formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * Einstein's summation: every axis gets a letter, and a letter that the result does not
 * name is multiplied and summed over. `einsum('ij,jk->ik', a, b)` is a matrix product,
 * `'ij->ji'` a transpose, `'i,j->ij'` an outer product.
 *
 * It lines up the axes, multiplies with broadcasting, and sums: short, differentiable, and
 * not the fastest way.
 *
 * @throws ShapeError when one letter stands for two sizes.
 */
export function einsum(equation: string, ...tensors: Tensor[]): Tensor {
  const [inputs, output] = parse(equation, tensors)
  const letters = [...new Set([...output, ...inputs.join('')])]
  const sizes = new Map<string, number>()
  inputs.forEach((names, i) => {
    for (const [axis, letter] of [...names].entries()) {
      const size = tensors[i].shape[axis]
      const known = sizes.get(letter) ?? size
      if (known !== size)
        throw new ShapeError(
          `einsum '${equation}': '${letter}' is ${known} in one tensor and ${size} in another, ${formatShape(tensors[i].shape)}`,
        )
      sizes.set(letter, size)
    }
  })
  // Each tensor with one axis a letter, in the order of `letters`; a letter that it lacks
  // has size 1.
  const aligned = tensors.map((x, i) => {
    const own = letters.filter((letter) => inputs[i].includes(letter))
    const ordered = x.permute(own.map((letter) => inputs[i].indexOf(letter)))
    return ordered.reshape(
      letters.map((letter) => (own.includes(letter) ? (sizes.get(letter) ?? 1) : 1)),
    )
  })
  const product = aligned.reduce((all, x) => all.mul(x))
  const summed = letters.flatMap((_, axis) => (axis < output.length ? [] : [axis]))
  return summed.length > 0 ? product.sum(summed) : product
}

/** The letters of each input and of the output. */
function parse(equation: string, tensors: readonly Tensor[]): [string[], string] {
  const match = /^([a-z,]*)->([a-z]*)$/.exec(equation.replaceAll(' ', ''))
  if (match === null)
    throw new ArgumentError(`einsum: '${equation}' should look like 'ij,jk->ik'`)
  const inputs = match[1].split(',')
  const output = match[2]
  if (inputs.length !== tensors.length)
    throw new ArgumentError(
      `einsum '${equation}' names ${inputs.length} tensors, ${tensors.length} were given`,
    )
  inputs.forEach((names, i) => {
    if (names.length !== tensors[i].rank)
      throw new ShapeError(
        `einsum '${equation}': '${names}' needs ${names.length} axes, tensor ${i} is ${formatShape(tensors[i].shape)}`,
      )
    if (new Set(names).size !== names.length)
      throw new ArgumentError(
        `einsum '${equation}': '${names}' repeats a letter; a diagonal is not supported`,
      )
  })
  for (const letter of output) {
    if (!match[1].includes(letter))
      throw new ArgumentError(
        `einsum '${equation}': '${letter}' is in the result but in no tensor`,
      )
  }
  if (new Set(output).size !== output.length)
    throw new ArgumentError(`einsum '${equation}': the result repeats a letter`)
  return [inputs, output]
}
