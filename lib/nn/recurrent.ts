import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { concat, stack, unbind } from '../ops/join.ts'
import { checkLengths, type Lengths } from '../ops/lengths.ts'
import { where } from '../ops/where.ts'
import type { Random } from '../random/random.ts'
import { formatShape } from '../shape/shape.ts'
import { tensor } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkLayers } from './check-layers.ts'
import { Dropout } from './dropout.ts'
import { Module } from './module.ts'
import {
  checkState,
  type HiddenState,
  type RecurrentCell,
  type RecurrentCellOptions,
} from './recurrent-cell.ts'

export interface RecurrentOptions extends RecurrentCellOptions {
  /** So many one above the other: each reads what the one below says. Default 1. */
  layers?: number
  /** A second one in each layer that reads from the end; what both say stands side by side. Default false. */
  bidirectional?: boolean
  /** The share of what is said that is dropped between two layers in training. Default 0. */
  dropout?: number
}

export interface RecurrentInput<State> {
  /** In front of the first step; each part (layers · directions, batch, hiddenSize). Default zeros. */
  state?: State
  /** How many steps of each sequence count; what stands behind them is padding. Default all. */
  lengths?: Lengths
}

export interface RecurrentOutput<State> {
  /** What the last layer says at each step: (batch, time, directions · hiddenSize). Zeros at padding. */
  output: Tensor
  /** Behind the last step that counts; each part (layers · directions, batch, hiddenSize). */
  state: State
}

type CellOf<State extends HiddenState> = new (
  inputSize: number,
  hiddenSize: number,
  random: Random,
  options: RecurrentCellOptions,
) => RecurrentCell<State>

/**
 * A cell, step after step along a sequence, in layers and in one or two directions. The batch
 * comes first, (batch, time, features), as everywhere in this engine. Names of the parameters
 * are PyTorch's: weight_ih_l0, …, with `_reverse` for the second direction.
 *
 * A sequence in a padded batch gives what it gives alone: a step that does not count leaves the
 * state as it is, so the second direction begins at the sequence's own end.
 */
export class Recurrent<State extends HiddenState> extends Module<
  [x: Tensor, input?: RecurrentInput<State>],
  RecurrentOutput<State>
> {
  readonly layers: number
  readonly directions: number
  readonly dropout: Dropout | undefined
  /** Each direction of each layer. Their parameters are found by the flat names. */
  readonly #cells: RecurrentCell<State>[]

  /** @throws ArgumentError unless the sizes are whole numbers ≥ 1 and 0 ≤ dropout < 1. */
  constructor(
    Cell: CellOf<State>,
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options: RecurrentOptions = {},
  ) {
    super()
    const { name } = this.constructor
    checkOptions(name, options, {
      layers: 'number',
      bidirectional: 'boolean',
      dropout: 'number',
      bias: 'boolean',
      dtype: ['float32', 'float64'],
    })
    const { layers = 1, bidirectional = false, dropout = 0, ...ofCells } = options
    checkLayers(name, layers)
    if (dropout > 0 && layers === 1)
      throw new ArgumentError(
        `${name}: dropout stands between two layers, and there is one: layers: 2, or nn.Dropout behind it`,
      )
    this.layers = layers
    this.directions = bidirectional ? 2 : 1
    this.dropout = dropout === 0 ? undefined : new Dropout(dropout, random)
    this.#cells = Array.from({ length: layers * this.directions }, (_, i) => {
      const layer = Math.floor(i / this.directions)
      const reverse = i % this.directions === 1
      const size = layer === 0 ? inputSize : hiddenSize * this.directions
      const cell = new Cell(size, hiddenSize, random, ofCells)
      for (const [name, parameter] of cell.namedParameters())
        Object.assign(this, {
          [`${name}_l${layer}${reverse ? '_reverse' : ''}`]: parameter,
        })
      return cell
    })
  }

  /**
   * x: (batch, time, inputSize) → what is said at each step, and the state behind the last.
   *
   * @throws ShapeError, ArgumentError for another shape, a state of another form, a length outside of 0 to time.
   */
  forward(x: Tensor, input: RecurrentInput<State> = {}): RecurrentOutput<State> {
    const { name } = this.constructor
    checkArgument(name, 'x', x, Tensor)
    checkOptions(name, input, { state: 'object', lengths: 'list or object' })
    if (x.rank !== 3)
      throw new ShapeError(
        `${name}: x must be (batch, time, features), got ${formatShape(x.shape)}`,
      )
    const [batch, time] = x.shape
    const starts = this.#starts(batch, input.state)
    const mask = input.lengths && counts(name, input.lengths, batch, time)
    const ends: State[] = []
    let output = x
    for (let layer = 0; layer < this.layers; layer++) {
      if (layer > 0 && this.dropout) output = this.dropout.forward(output)
      const sides = Array.from({ length: this.directions }, (_, side) => {
        const i = layer * this.directions + side
        const { said, end } = run(this.#cells[i], output, starts[i], mask, side === 1)
        ends.push(end)
        return said
      })
      output = sides.length === 1 ? sides[0] : concat(sides, 2)
    }
    return { output, state: joined(ends) }
  }

  /** One state for each cell, from one for all. */
  #starts(batch: number, state: State | undefined): State[] {
    const none = this.#cells.map((cell) => cell.start(batch))
    if (state === undefined) return none
    checkState(this.constructor.name, state, joined(none))
    return none.map((like, i) => map(like, (_, name) => state[name].select(0, i)))
  }
}

/** One direction of one layer. x: (batch, time, features) → said: (batch, time, hiddenSize). */
function run<State extends HiddenState>(
  cell: RecurrentCell<State>,
  x: Tensor,
  start: State,
  mask: Mask | undefined,
  reverse: boolean,
): { said: Tensor; end: State } {
  // For all steps in one product; then time in front, so that what belongs to a step lies together.
  const steps = unbind(cell.fromInput(x.transpose(0, 1)))
  const said = new Array<Tensor>(steps.length)
  let state = start
  for (let i = 0; i < steps.length; i++) {
    const t = reverse ? steps.length - 1 - i : i
    const next = cell.advance(steps[t], state)
    const running = mask?.[t]
    said[t] = running ? where(running, next.hidden, 0) : next.hidden
    state = running ? map(next, (part, name) => where(running, part, state[name])) : next
  }
  const empty = start.hidden.reshape([x.shape[0], 1, cell.hiddenSize]).slice(1, 0, 0)
  return { said: said.length > 0 ? stack(said, 1) : empty, end: state }
}

/** For each step, which sequences have it: (batch, 1), undefined where all have. */
type Mask = readonly (Tensor | undefined)[]

/** Which sequences have which step. */
function counts(name: string, lengths: Lengths, batch: number, time: number): Mask {
  const numbers = checkLengths(name, lengths, batch, time)
  return Array.from({ length: time }, (_, t) => {
    const has = numbers.map((length) => [Number(t < length)])
    return has.every(([one]) => one === 1) ? undefined : tensor(has, { dtype: 'int32' })
  })
}

/** The same parts, each changed. */
function map<State extends HiddenState>(
  state: State,
  change: (part: Tensor, name: string) => Tensor,
): State {
  const parts = Object.entries(state).map(([name, part]) => [name, change(part, name)])
  return Object.fromEntries(parts) as State
}

/** One state for all cells: each part (cells, batch, hiddenSize). */
function joined<State extends HiddenState>(states: readonly State[]): State {
  return map(states[0], (_, name) => stack(states.map((state) => state[name])))
}
