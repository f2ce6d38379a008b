import { nn, Random, type Tensor } from 'chalkgrad'

/** What a step of an LSTM is made of, each (batch, hidden). */
export interface Apart {
  input: Tensor
  forget: Tensor
  candidate: Tensor
  output: Tensor
  state: nn.LSTMState
}

/** The step that LSTMCell takes, with its gates kept. x: (batch, inputs). */
export function takenApart(cell: nn.LSTMCell, x: Tensor, before: nn.LSTMState): Apart {
  const product = before.hidden.matmul(cell.weight_hh.transpose())
  const fromHidden = cell.bias_hh ? product.add(cell.bias_hh) : product
  const [i, f, g, o] = cell.fromInput(x).add(fromHidden).chunk(4, 1)
  const [input, forget, candidate, output] = [i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()] // prettier-ignore
  const memory = forget.mul(before.cell).add(input.mul(candidate))
  const state = { hidden: output.mul(memory.tanh()), cell: memory }
  return { input, forget, candidate, output, state }
}

/** The one cell of a layer, with the same weights. */
export function cellOf(layer: nn.LSTM): nn.LSTMCell {
  const weights = Object.entries(layer.stateDict())
  const state = Object.fromEntries(weights.map(([name, w]) => [name.replace(/_l0$/, ''), w])) // prettier-ignore
  const [rows, inputs] = state.weight_ih.shape
  const cell = new nn.LSTMCell(inputs, rows / 4, new Random(1))
  cell.loadStateDict(state)
  return cell
}
