import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { checkState, type StateDict } from '../nn/state-dict.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { keep } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * What is remembered of one parameter: how many steps it has taken, and tensors of its
 * shape by name, its slots.
 */
export type State<Slot extends string> = { t: number } & Record<Slot, Tensor>

/** Copies, by name: the learning rate, and '0.t' and '0.<slot>' for the first parameter. */
export function saveState<Slot extends string>(
  learningRate: number,
  states: readonly State<Slot>[],
  slots: readonly Slot[],
): StateDict {
  const number = (value: number) => keep(tensor(value, { dtype: 'float64' }))
  const dict: StateDict = { learningRate: number(learningRate) }
  for (const [i, state] of states.entries()) {
    dict[`${i}.t`] = number(state.t)
    for (const slot of slots) dict[`${i}.${slot}`] = keep(state[slot].clone())
  }
  return dict
}

/**
 * Puts into `states` what `saveState` wrote. Returns the learning rate.
 *
 * @throws ArgumentError when names are missing or unknown. @throws ShapeError when a shape
 *   differs. Nothing is changed then.
 */
export function loadState<Slot extends string>(
  optimizer: string,
  dict: StateDict,
  parameters: readonly Tensor[],
  states: () => readonly State<Slot>[],
  slots: readonly Slot[],
): number {
  check(optimizer, dict, parameters, slots)
  for (const [i, state] of states().entries()) {
    state.t = dict[`${i}.t`].item()
    const { dtype } = parameters[i]
    for (const slot of slots)
      noGrad(() => void state[slot].copy_(dict[`${i}.${slot}`].cast(dtype)))
  }
  return dict.learningRate.item()
}

function check(
  optimizer: string,
  dict: StateDict,
  parameters: readonly Tensor[],
  slots: readonly string[],
): void {
  checkState(`${optimizer}.loadStateDict`, dict)
  const wanted = [
    'learningRate',
    ...parameters.flatMap((_, i) => ['t', ...slots].map((key) => `${i}.${key}`)),
  ]
  const missing = wanted.filter((key) => !(key in dict))
  const unknown = Object.keys(dict).filter((key) => !wanted.includes(key))
  if (missing.length > 0 || unknown.length > 0) {
    throw new ArgumentError(
      `${optimizer}.loadStateDict: missing: ${missing.join(', ') || 'none'}; unknown: ${unknown.join(', ') || 'none'}. ` +
        'Was the state saved by another optimizer, or for another model?',
    )
  }
  for (const key of wanted) {
    const [index, slot] = key.split('.')
    const shape = slot === undefined || slot === 't' ? [] : parameters[Number(index)].shape
    if (!sameShape(shape, dict[key].shape)) {
      throw new ShapeError(
        `${optimizer}.loadStateDict: '${key}' is ${formatShape(shape)} here and ${formatShape(dict[key].shape)} in the state`,
      )
    }
  }
}
