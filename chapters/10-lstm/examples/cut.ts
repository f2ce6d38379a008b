import { grad, nn, randn, Random, zeros } from 'chalkgrad'

// Sixty steps, read in pieces of twenty. Does the end know what it owes to each step?
const random = new Random(1)
const lstm = new nn.LSTM(4, 16, random)
const x = randn([1, 60, 4], random)
x.requiresGrad = true

for (const cut of [false, true]) {
  let state: nn.LSTMState = { hidden: zeros([1, 1, 16]), cell: zeros([1, 1, 16]) }
  for (let start = 0; start < 60; start += 20) {
    if (cut) state = { hidden: state.hidden.detach(), cell: state.cell.detach() }
    state = lstm.forward(x.slice(1, start, start + 20), { state }).state
  }
  const [g] = grad(state.hidden.sum(), [x])
  const sizes = [0, 20, 40, 59].map((t) => g.select(1, t).norm().item())
  console.log(cut ? 'cut twice   ' : 'in one piece', sizes.map((s) => s.toExponential(0).padStart(7)).join('  ')) // prettier-ignore
}
