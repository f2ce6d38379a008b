import { noGrad } from '../autograd/grad-mode.ts'
import { zeroGrad } from '../autograd/zero-grad.ts'
import { GradientError } from '../errors.ts'
import { fusedNameOf } from '../kernels/fused-name.ts'
import type { UpdateName } from '../kernels/fused.ts'
import type { StateDict } from '../nn/state-dict.ts'
import { checkArgument } from '../options.ts'
import { keep } from '../storage/scope.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { notNegative, positive } from './check.ts'
import { fusedUpdate } from './fused.ts'
import { groupsOf, type Group, type ParameterGroup, type Rates } from './groups.ts'
import { loadState, saveState, type State } from './state.ts'

export type { ParameterGroup, Rates } from './groups.ts'
export type { State } from './state.ts'

/** What a training loop needs; everything that extends `StatefulOptimizer` has it. */
export interface Optimizer {
  learningRate: number
  step(): void
  zeroGrad(): void
  stateDict?(): StateDict
  loadStateDict?(state: StateDict): void
}

/**
 * What all optimizers share: groups of parameters, and a memory of each parameter. A
 * subclass names what it remembers, its slots, and writes one method: `update`, the formula
 * of its paper for one parameter.
 */
export abstract class StatefulOptimizer<Slot extends string> implements Optimizer {
  readonly slots: readonly Slot[]
  private rate: number
  private readonly groups: readonly Group[]
  private readonly states = new Map<Tensor, State<Slot>>()
  private readonly fusedName: UpdateName | undefined

  constructor(
    slots: readonly Slot[],
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    rates: Rates,
  ) {
    const name = this.constructor.name
    this.slots = slots
    this.rate = positive(name, 'learningRate', rates.learningRate)
    this.groups = groupsOf(name, parameters, rates)
    this.fusedName = fusedNameOf(this, 'update')
  }

  /**
   * Changing it changes the rates of all groups in proportion, so that one schedule steers
   * them all. 0 stands still.
   *
   * @throws ArgumentError unless it is finite and 0 or above.
   */
  get learningRate(): number {
    return this.rate
  }

  set learningRate(rate: number) {
    this.rate = notNegative(this.constructor.name, 'learningRate', rate)
  }

  /**
   * Moves one parameter, in place; recording is off. `state` may be changed in place, too.
   * (Where the kernels in use have a fused one of the name in `static fused`, that does it.)
   */
  protected abstract update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    state: State<Slot>,
  ): void

  /**
   * One step, for every parameter that has a gradient.
   *
   * @throws GradientError when none has one. Nothing is changed then.
   */
  step(): void {
    this.checkGradients()
    for (const { parameters, scale, weightDecay } of this.groups) {
      const rates = { learningRate: this.learningRate * scale, weightDecay }
      for (const parameter of parameters) {
        const { grad } = parameter
        if (grad === undefined) continue
        const state = this.stateOf(parameter)
        state.t += 1
        noGrad(() => this.move(parameter, grad, rates, state))
      }
    }
  }

  private move(p: Tensor, gradient: Tensor, rates: Rates, state: State<Slot>): void {
    const slots = this.slots.map((slot): Tensor => state[slot])
    const numbers = { ...this, ...rates, t: state.t }
    if (fusedUpdate(this.fusedName, p, gradient, slots, numbers)) return
    this.update(p, gradient, rates, state)
  }

  private checkGradients(): void {
    const name = this.constructor.name
    const parameters = this.parameters()
    if (parameters.every(({ grad }) => grad === undefined)) {
      throw new GradientError(
        `${name}: no parameter has a gradient, so a step would do nothing. It comes after loss.backward(); ` +
          'was zeroGrad() called between the two, or does the loss not depend on these parameters?',
      )
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
    const states = this.parameters().map((parameter) => this.stateOf(parameter))
    return saveState(this.learningRate, states, this.slots)
  }

  /**
   * Goes on from where `stateDict` was taken.
   *
   * @throws ArgumentError when names are missing or unknown. @throws ShapeError when a
   *   shape differs. Nothing is changed then.
   */
  loadStateDict(dict: StateDict): void {
    const parameters = this.parameters()
    const states = () => parameters.map((parameter) => this.stateOf(parameter))
    this.learningRate = loadState(
      this.constructor.name,
      dict,
      parameters,
      states,
      this.slots,
    )
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
  checkArgument('withDecay', 'the gradient', gradient, Tensor)
  checkArgument('withDecay', 'the parameter', parameter, Tensor)
  return weightDecay === 0 ? gradient : gradient.add(parameter.mul(weightDecay))
}
