import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { keep } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'

/** Parameters and buffers by name, as PyTorch names them: '0.weight', 'encoder.2.bias'. */
export type StateDict = Record<string, Tensor>

/** Copies of tensors, by name; they outlive the scope that is open. */
export function takeState(named: readonly [string, Tensor][]): StateDict {
  return Object.fromEntries(
    named.map(([name, value]) => [name, keep(value.detach().clone())]),
  )
}

/** @throws ArgumentError unless it is tensors by name. */
export function checkState(
  name: string,
  state: StateDict,
  needed: readonly string[] = [],
): void {
  checkArgument(name, 'a state', state, 'object')
  for (const key of needed) checkArgument(name, `'${key}'`, state[key], Tensor)
  for (const [key, value] of Object.entries(state))
    checkArgument(name, `'${key}'`, value, Tensor)
}

/**
 * Copies `state` into tensors with the same names.
 *
 * @throws ArgumentError when names are missing or unknown. @throws ShapeError when a shape
 *   differs. Nothing is changed then.
 */
export function loadState(named: readonly [string, Tensor][], state: StateDict): void {
  checkState('loadStateDict', state)
  const own = new Map(named)
  const missing = [...own.keys()].filter((name) => !Object.hasOwn(state, name))
  const unknown = Object.keys(state).filter((name) => !own.has(name))
  if (missing.length > 0 || unknown.length > 0) {
    throw new ArgumentError(
      `loadStateDict: missing: ${missing.join(', ') || 'none'}; unknown: ${unknown.join(', ') || 'none'}`,
    )
  }
  for (const [name, { shape }] of named) {
    if (!sameShape(shape, state[name].shape)) {
      throw new ShapeError(
        `loadStateDict: '${name}' is ${formatShape(shape)} here and ${formatShape(state[name].shape)} in the state`,
      )
    }
  }
  noGrad(() => {
    for (const [name, value] of named) value.copy_(state[name].cast(value.dtype))
  })
}
