import { grad, nn, noGrad, randn, Random, zeros } from 'chalkgrad'

// Sixty steps, read in pieces of twenty. How much of the end's gradient arrives at each step?
const random = new Random(1)
const lstm = new nn.LSTM(4, 16, random)
// Forget gates near 0.95, so that there is something to cut.
for (const [name, parameter] of lstm.namedParameters())
  if (name === 'bias_ih_l0') noGrad(() => parameter.slice(0, 16, 32).fill_(3))
const x = randn([1, 60, 4], random)
x.requiresGrad = true

const places = [0, 20, 39, 40, 59]
const print = (name: string, cells: string[]) =>
  console.log(name.padEnd(12), cells.map((cell) => cell.padStart(7)).join(''))
print('step', places.map(String))
for (const cut of [false, true]) {
  let state: nn.LSTMState = { hidden: zeros([1, 1, 16]), cell: zeros([1, 1, 16]) }
  for (let start = 0; start < 60; start += 20) {
    if (cut) state = { hidden: state.hidden.detach(), cell: state.cell.detach() }
    state = lstm.forward(x.slice(1, start, start + 20), { state }).state
  }
  const [g] = grad(state.hidden.sum(), [x])
  print(
    cut ? 'cut twice' : 'in one piece',
    places.map((t) => g.select(1, t).norm().item().toFixed(3)),
  )
}
