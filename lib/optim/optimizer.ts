import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { zeroGrad } from '../autograd/zero-grad.ts'
import type { StateDict } from '../nn/state-dict.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { keep } from '../storage/scope.ts'
import { tensor, zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { positive } from './check.ts'

/**
 * What a training loop needs: `SGD` has it, and so has everything that extends
 * `StatefulOptimizer`.
 */
export interface Optimizer {
  learningRate: number
  step(): void
  zeroGrad(): void
  stateDict?(): StateDict
  loadStateDict?(state: StateDict): void
}

/**
 * Parameters with a learning rate and a weight decay of their own. What is left out is the
 * optimizer's.
 */
export interface ParameterGroup {
  parameters: readonly Tensor[]
  learningRate?: number
  weightDecay?: number
}

/** What holds for all parameters that are in no group of their own. */
export interface Rates {
  learningRate: number
  weightDecay: number
}

/**
 * What is remembered of one parameter: how many steps it has taken, and tensors of its
 * shape by name.
 */
export type State<Slot extends string> = { t: number } & Record<Slot, Tensor>

/**
 * An optimizer that remembers something of each parameter. A subclass names what it
 * remembers, its slots, and writes one method: `update`, the formula of its paper for one
 * parameter.
 */
export abstract class StatefulOptimizer<Slot extends string> implements Optimizer {
  /**
   * Changing it changes the rates of all groups in proportion, so that one schedule steers
   * them all.
   */
  learningRate: number
  readonly slots: readonly Slot[]
  private readonly groups: {
    parameters: readonly Tensor[]
    scale: number
    weightDecay: number
  }[]
  private readonly states = new Map<Tensor, State<Slot>>()

  constructor(
    slots: readonly Slot[],
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    rates: Rates,
  ) {
    const name = this.constructor.name
    this.slots = slots
    this.learningRate = positive(name, 'learningRate', rates.learningRate)
    this.groups = asGroups(parameters).map((group) => {
      const { learningRate = rates.learningRate, weightDecay = rates.weightDecay } = group
      if (!(weightDecay >= 0))
        throw new ArgumentError(
          `${name}: weightDecay must be 0 or above, got ${weightDecay}`,
        )
      const scale = positive(name, 'learningRate', learningRate) / rates.learningRate
      return { parameters: group.parameters, scale, weightDecay }
    })
    const all = this.parameters()
    if (all.length === 0)
      throw new ArgumentError(
        `${name}: there are no parameters to learn. Does the model assign its layers to fields?`,
      )
    if (new Set(all).size < all.length)
      throw new ArgumentError(
        `${name}: a parameter is there twice, so each step would move it twice`,
      )
  }

  /**
   * Moves one parameter, in place; recording is off. `state` may be changed in place, too.
   */
  protected abstract update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    state: State<Slot>,
  ): void

  /** One step, for every parameter that has a gradient. */
  step(): void {
    for (const { parameters, scale, weightDecay } of this.groups) {
      const rates = { learningRate: this.learningRate * scale, weightDecay }
      for (const parameter of parameters) {
        const { grad } = parameter
        if (grad === undefined) continue
        const state = this.stateOf(parameter)
        state.t += 1
        noGrad(() => this.update(parameter, grad, rates, state))
      }
    }
  }

  /** Forgets the gradients, before the next backward adds new ones. */
  zeroGrad(): void {
    zeroGrad(this.parameters())
  }

  /**
   * Copies of all that is remembered: '0.t' and '0.<slot>' for the first parameter, and so
   * on, and the learning rate.
   */
  stateDict(): StateDict {
    const number = (value: number) => keep(tensor(value, { dtype: 'float64' }))
    const dict: StateDict = { learningRate: number(this.learningRate) }
    for (const [i, parameter] of this.parameters().entries()) {
      const state = this.stateOf(parameter)
      dict[`${i}.t`] = number(state.t)
      for (const slot of this.slots) dict[`${i}.${slot}`] = keep(state[slot].clone())
    }
    return dict
  }

  /**
   * Goes on from where `stateDict` was taken.
   *
   * @throws ArgumentError when names are missing or unknown. @throws ShapeError when a
   *   shape differs. Nothing is changed then.
   */
  loadStateDict(dict: StateDict): void {
    const name = this.constructor.name
    const parameters = this.parameters()
    const wanted = [
      'learningRate',
      ...parameters.flatMap((_, i) => ['t', ...this.slots].map((key) => `${i}.${key}`)),
    ]
    const missing = wanted.filter((key) => !(key in dict))
    const unknown = Object.keys(dict).filter((key) => !wanted.includes(key))
    if (missing.length > 0 || unknown.length > 0) {
      throw new ArgumentError(
        `${name}.loadStateDict: missing: ${missing.join(', ') || 'none'}; unknown: ${unknown.join(', ') || 'none'}. ` +
          'Was the state saved by another optimizer, or for another model?',
      )
    }
    for (const key of wanted) {
      const [index, slot] = key.split('.')
      const shape =
        slot === undefined || slot === 't' ? [] : parameters[Number(index)].shape
      if (!sameShape(shape, dict[key].shape)) {
        throw new ShapeError(
          `${name}.loadStateDict: '${key}' is ${formatShape(shape)} here and ${formatShape(dict[key].shape)} in the state`,
        )
      }
    }
    this.learningRate = dict.learningRate.item()
    for (const [i, parameter] of parameters.entries()) {
      const state = this.stateOf(parameter)
      state.t = dict[`${i}.t`].item()
      for (const slot of this.slots)
        noGrad(() => void state[slot].copy_(dict[`${i}.${slot}`].cast(parameter.dtype)))
    }
  }

  private parameters(): Tensor[] {
    return this.groups.flatMap(({ parameters }) => parameters)
  }

  private stateOf(parameter: Tensor): State<Slot> {
    const known = this.states.get(parameter)
    if (known !== undefined) return known
    const { shape, dtype } = parameter
    const slots = Object.fromEntries(
      this.slots.map((slot) => [slot, keep(zeros(shape, { dtype }))]),
    )
    const fresh = { t: 0, ...slots } as State<Slot>
    this.states.set(parameter, fresh)
    return fresh
  }
}

/** The gradient of loss + ½·weightDecay·‖θ‖²: g + weightDecay·θ. */
export function withDecay(
  gradient: Tensor,
  parameter: Tensor,
  weightDecay: number,
): Tensor {
  return weightDecay === 0 ? gradient : gradient.add(parameter.mul(weightDecay))
}

function asGroups(
  parameters: readonly Tensor[] | readonly ParameterGroup[],
): ParameterGroup[] {
  const isGroup = (one: Tensor | ParameterGroup): one is ParameterGroup =>
    'parameters' in one
  const groups = parameters.filter(isGroup)
  if (groups.length === parameters.length) return groups
  if (groups.length > 0)
    throw new ArgumentError(
      'optimizer: give it parameters or groups of parameters, not both',
    )
  return [{ parameters: parameters.filter((one): one is Tensor => !isGroup(one)) }]
}
