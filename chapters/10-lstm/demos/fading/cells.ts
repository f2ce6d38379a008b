import { grad, nn, noGrad, randn, type Random, type Tensor } from 'chalkgrad'
import type { KindName, Options } from './names.ts'

const inputs = 8
const carried = 32

/** The plain cell with its tanh taken away: sums, and nothing else. */
class StraightCell extends nn.RNNCell {
  override step(fromInput: Tensor, fromHidden: Tensor): nn.HiddenState {
    return { hidden: fromInput.add(fromHidden) }
  }
}

/**
 * The size of the gradient at what is carried on, as a share of what it is behind the last step:
 * 0, 1, … `length` steps back. Of the LSTM, it is the memory that is looked at.
 */
export function arrivals(
  kind: KindName,
  { length, stretch, bias }: Options,
  random: Random,
): number[] {
  const x = randn([length, 1, inputs], random)
  const wanted = randn([1, carried], random)
  const states = kind === 'lstm' ? memories(x, bias, random) : carriedOn(kind, x, stretch, random) // prettier-ignore
  const sizes = grad(states[length].mul(wanted).sum(), states).map(sizeOf)
  return sizes.reverse().map((size) => size / sizes[0])
}

function carriedOn(
  kind: 'straight' | 'plain',
  x: Tensor,
  stretch: number,
  random: Random,
): Tensor[] {
  const cell = new (kind === 'plain' ? nn.RNNCell : StraightCell)(inputs, carried, random)
  // What the weights would learn is not asked.
  cell.freeze()
  const matrix = nn.init.orthogonal([carried, carried], random, stretch)
  noGrad(() => cell.weight_hh.copy_(matrix))
  let state = cell.start(1)
  state.hidden.requiresGrad = true
  const states = [state.hidden]
  for (let t = 0; t < x.shape[0]; t++) {
    state = cell.forward(x.select(0, t), state)
    states.push(state.hidden)
  }
  return states
}

function memories(x: Tensor, bias: number, random: Random): Tensor[] {
  const cell = new nn.LSTMCell(inputs, carried, random)
  cell.freeze()
  const forget = (b: Tensor | undefined) => b?.slice(0, carried, 2 * carried)
  noGrad(() => {
    forget(cell.bias_ih)?.fill_(bias)
    forget(cell.bias_hh)?.fill_(0)
  })
  let state = cell.start(1)
  state.cell.requiresGrad = true
  const states = [state.cell]
  for (let t = 0; t < x.shape[0]; t++) {
    state = cell.forward(x.select(0, t), state)
    states.push(state.cell)
  }
  return states
}

/** In float64: the square of a small float32 number is none. */
const sizeOf = (x: Tensor): number => Math.hypot(...x.data())
