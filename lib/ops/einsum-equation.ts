import { ArgumentError, ShapeError } from '../errors.ts'
import { describe } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'

/** The names of the axes of each input and of the output: letters, and for dots '…1', '…2'. */
export interface Equation {
  inputs: string[][]
  output: string[]
}

/** Is it an axis that the dots stand for? */
export const isDots = (name: string): boolean => name.startsWith('…')

/**
 * Reads 'ij,...jk->...ik'. The axes that dots stand for are counted from the last one, as
 * broadcasting lines them up.
 */
export function parseEquation(equation: string, tensors: readonly Tensor[]): Equation {
  const fail = (why: string): never => {
    throw new ArgumentError(`einsum '${equation}'${why}`)
  }
  if (typeof equation !== 'string')
    throw new ArgumentError(
      `einsum: first comes a text such as 'ij,jk->ik', got ${describe(equation)}`,
    )
  const text = equation.replaceAll(' ', '').replaceAll('...', '…')
  const match = /^([a-zA-Z…,]*)(?:->([a-zA-Z…]*))?$/.exec(text)
  if (match === null)
    throw new ArgumentError(`einsum: '${equation}' should look like 'ij,jk->ik'`)
  const parts = match[1].split(',')
  if (parts.length !== tensors.length)
    fail(` names ${parts.length} tensors, ${tensors.length} were given`)
  const other = tensors.findIndex((x) => !(x instanceof Tensor))
  if (other >= 0) fail(`: tensor ${other} is ${describe(tensors[other])}`)
  if (/….*…/.exec(text.replaceAll(/,|->/g, '\n')))
    fail(`: '...' may stand once in each tensor and once in the result`)

  const inputs = parts.map((part, i) => namesOf(equation, part, tensors[i], i))
  const all = inputs.flat()
  const dots = [...new Set(all.filter(isDots))].sort((a, b) => depth(b) - depth(a))
  const once = [...new Set(all)].filter(
    (name) => !isDots(name) && all.indexOf(name) === all.lastIndexOf(name),
  )
  const output: string[] =
    match[2] === undefined
      ? [...dots, ...once.sort()]
      : [...match[2]].flatMap((name) => (name === '…' ? dots : name))
  const stranger = output.find((name) => !all.includes(name))
  if (stranger !== undefined) fail(`: '${stranger}' is in the result but in no tensor`)
  if (new Set(output).size !== output.length) fail(`: the result repeats a letter`)
  return { inputs, output }
}

const depth = (dots: string): number => Number(dots.slice(1))

/** One name for each axis of a tensor. */
function namesOf(equation: string, part: string, x: Tensor, i: number): string[] {
  const letters = [...part].filter((name) => name !== '…')
  const free = x.rank - letters.length
  const exact = letters.length === part.length
  if (free < 0 || (exact && free > 0))
    throw new ShapeError(
      `einsum '${equation}': '${part.replace('…', '...')}' needs ${exact ? '' : 'at least '}${letters.length} axes, tensor ${i} is ${formatShape(x.shape)}`,
    )
  const dots = Array.from({ length: free }, (_, k) => `…${free - k}`)
  return [...part].flatMap((name) => (name === '…' ? dots : name))
}
