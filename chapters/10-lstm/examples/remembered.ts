import { grad, nn, noGrad, randn, Random } from 'chalkgrad'

// What of a gradient at the end arrives at the state in front of the first step: the plain
// cell, and an LSTM whose forget gates begin at several values. 64 numbers are carried on.
const short = (n: number) => (n < 0.01 ? n.toExponential(0) : n.toPrecision(2))
const lengths = [1, 10, 30, 100]

function arrives(steps: number, forgetBias?: number): number {
  const random = new Random(1)
  const x = randn([steps, 1, 8], random)
  const start = randn([1, 64], random).mul(0.1)
  start.requiresGrad = true
  const end = randn([1, 64], random)
  if (forgetBias === undefined) {
    const cell = new nn.RNNCell(8, 64, random)
    let state = { hidden: start }
    for (let t = 0; t < steps; t++) state = cell.forward(x.select(0, t), state)
    return grad(state.hidden.mul(end).sum(), [start])[0].norm().item()
  }
  const cell = new nn.LSTMCell(8, 64, random)
  noGrad(() => cell.bias_ih?.slice(0, 64, 128).fill_(forgetBias))
  let state: nn.LSTMState = { hidden: start.mul(0), cell: start }
  for (let t = 0; t < steps; t++) state = cell.forward(x.select(0, t), state)
  return grad(state.cell.mul(end).sum(), [start])[0].norm().item()
}

console.log('steps'.padEnd(24), lengths.map((t) => `${t}`.padStart(10)).join(''))
const row = (name: string, bias?: number) =>
  console.log(
    name.padEnd(24),
    lengths.map((t) => short(arrives(t, bias) / arrives(1, 100)).padStart(10)).join(''),
  )
row('plain cell')
for (const bias of [0, 1, 3, 6]) row(`LSTM, forget bias ${bias}`, bias)
