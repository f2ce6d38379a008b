import { ArgumentError, GradientError } from '../errors.ts'
import { describe } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

// What cannot be found or saved, in words.

/** A child that holds its owner. */
export function leadsBack(name: string): ArgumentError {
  return new ArgumentError(
    `Module: '${name}' leads back to a module that contains it. A module holds its parts, not its owner: ` +
      'keep an owner in a #private field, or hand over what is needed in forward',
  )
}

/** What would be ignored: a class without a constructor of its own hands its arguments on. */
export function takesNothing(name: string, given: unknown): ArgumentError {
  return new ArgumentError(
    `${name}: new ${name}() takes nothing, got ${describe(given)}, which would change nothing`,
  )
}

/** A name that two tensors share. */
export function named(name: string): ArgumentError {
  return new ArgumentError(
    `Module: two tensors are named '${name}', so one of them would be lost when the state is saved. ` +
      'Is there a dot in the name of a field?',
  )
}

/** A tensor that wants a gradient, and that nobody would move. */
export function noParameter(name: string, { shape }: Tensor): GradientError {
  return new GradientError(
    `Module: '${name}' ${formatShape(shape)} requires a gradient and is no Parameter, so it would be neither learned nor saved. ` +
      'Write new nn.Parameter(…), or nn.Buffer for what is not learned',
  )
}
