import { ArgumentError, ShapeError } from '../errors.ts'
import { fusedNameOf } from '../kernels/fused-name.ts'
import { checkArgument, checkCount, checkOptions, describe } from '../options.ts'
import { fusedStep, type StepName } from '../ops/fused-recurrent.ts'
import type { Random } from '../random/random.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { uniform } from './init.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

/** What is carried from one step to the next: tensors (batch, hiddenSize), by name. */
export interface HiddenState {
  readonly hidden: Tensor
  readonly [name: string]: Tensor
}

export interface RecurrentCellOptions {
  /** Add biases? Default true. */
  bias?: boolean
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

/**
 * One step of a recurrent network: from an input and what was carried so far to what is
 * carried on. A kind of cell says how many `gates` it has, each with weights for the input and
 * for the hidden state, and what it makes of their sums.
 *
 * weight_ih: (gates · hiddenSize, inputSize), weight_hh: (gates · hiddenSize, hiddenSize), bias_ih
 * and bias_hh: (gates · hiddenSize), all uniform in ±1/√hiddenSize. Names, order of the gates and
 * first weights are PyTorch's.
 */
export abstract class RecurrentCell<State extends HiddenState> extends Module<
  [x: Tensor, state?: State],
  State
> {
  readonly hiddenSize: number
  readonly weight_ih: Parameter
  readonly weight_hh: Parameter
  readonly bias_ih: Parameter | undefined
  readonly bias_hh: Parameter | undefined
  readonly #fused: StepName | undefined

  /** @throws ArgumentError unless the sizes are whole numbers ≥ 1. */
  constructor(
    gates: number,
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options: RecurrentCellOptions = {},
  ) {
    super()
    const { name } = this.constructor
    checkOptions(name, options, { bias: 'boolean', dtype: ['float32', 'float64'] })
    for (const [what, size] of Object.entries({ inputSize, hiddenSize }))
      checkCount(name, what, size)
    const { bias = true, dtype = 'float32' } = options
    const make = (...shape: number[]): Parameter =>
      new Parameter(uniform(shape, 1 / Math.sqrt(hiddenSize), random), dtype)
    this.hiddenSize = hiddenSize
    this.#fused = fusedNameOf(this, 'step')
    this.weight_ih = make(gates * hiddenSize, inputSize)
    this.weight_hh = make(gates * hiddenSize, hiddenSize)
    this.bias_ih = bias ? make(gates * hiddenSize) : undefined
    this.bias_hh = bias ? make(gates * hiddenSize) : undefined
  }

  /** The state in front of the first step: zeros. */
  abstract start(batch: number): State

  /**
   * fromInput, fromHidden: (batch, gates · hiddenSize), the sums of the gates over the input and
   * over the hidden state → the next state. (Where the kernels in use have a fused one of the name
   * in `static fused`, that does it.)
   */
  abstract step(fromInput: Tensor, fromHidden: Tensor, state: State): State

  /** x: (batch, inputSize), state: each (batch, hiddenSize), default zeros → the next state. */
  forward(x: Tensor, state?: State): State {
    const { name } = this.constructor
    checkArgument(name, 'x', x, Tensor)
    const start = this.start(x.shape[0])
    if (state !== undefined) checkState(name, state, start)
    return this.advance(this.fromInput(x), state ?? start)
  }

  /** From the sums over the input to the next state: all that depends on the step before. */
  advance(fromInput: Tensor, state: State): State {
    const product = state.hidden.matmul(this.weight_hh.transpose())
    const fromHidden = this.bias_hh ? product.add(this.bias_hh) : product
    const next = this.#fused && fusedStep(this.#fused, fromInput, fromHidden, state)
    return (next as State | undefined) ?? this.step(fromInput, fromHidden, state)
  }

  /** x: (…, inputSize) → (…, gates · hiddenSize): for all steps at once, as no step before is needed. */
  fromInput(x: Tensor): Tensor {
    const [, inputSize] = this.weight_ih.shape
    if (x.rank === 0 || x.shape[x.rank - 1] !== inputSize)
      throw new ShapeError(
        `${this.constructor.name}: the last axis of x ${formatShape(x.shape)} must be ${inputSize}, the inputs of weight_ih ${formatShape(this.weight_ih.shape)}`,
      )
    const sums = x.matmul(this.weight_ih.transpose())
    return this.bias_ih ? sums.add(this.bias_ih) : sums
  }

  protected zeros(batch: number): Tensor {
    return zeros([batch, this.hiddenSize], { dtype: this.weight_hh.dtype })
  }
}

/** @throws ArgumentError, ShapeError unless `state` has the names and the shapes of `like`. */
export function checkState<State extends HiddenState>(
  name: string,
  state: State,
  like: State,
): void {
  checkArgument(name, 'the state', state, 'object')
  const parts: Record<string, unknown> = { ...state }
  for (const [part, { shape }] of Object.entries(like)) {
    const given = parts[part]
    if (!(given instanceof Tensor))
      throw new ArgumentError(
        `${name}: the state is { ${Object.keys(like).join(', ')} }, and its ${part} is ${describe(given)}`,
      )
    if (!sameShape(given.shape, shape))
      throw new ShapeError(
        `${name}: the state's ${part} must be ${formatShape(shape)}, got ${formatShape(given.shape)}`,
      )
  }
}
