import { grad, nn, noGrad, randn, Random } from 'chalkgrad'

// A gradient is put in at the end, at what is carried: the hidden state of a plain cell, the
// memory of an LSTM. Which part of its length arrives in front of the first step?
const float64 = { dtype: 'float64' } as const
const short = (n: number) => (n < 0.01 ? n.toExponential(0) : n.toPrecision(2))

function arrives(steps: number, forgetBias?: number): number {
  const random = new Random(1)
  const x = randn([steps, 1, 8], random, float64)
  const start = randn([1, 64], random, float64).mul(0.1)
  start.requiresGrad = true
  const end = randn([1, 64], random, float64)
  const share = (carried: typeof start) =>
    grad(carried.mul(end).sum(), [start])[0].norm().item() / end.norm().item()
  if (forgetBias === undefined) {
    const cell = new nn.RNNCell(8, 64, random, float64)
    let state = { hidden: start }
    for (let t = 0; t < steps; t++) state = cell.forward(x.select(0, t), state)
    return share(state.hidden)
  }
  const cell = new nn.LSTMCell(8, 64, random, float64)
  // The second quarter of the rows belongs to the forget gate.
  noGrad(() => cell.bias_ih?.slice(0, 64, 128).fill_(forgetBias))
  let state: nn.LSTMState = { hidden: start.mul(0), cell: start }
  for (let t = 0; t < steps; t++) state = cell.forward(x.select(0, t), state)
  return share(state.cell)
}

const lengths = [1, 10, 30, 100]
const print = (name: string, cells: string[]) =>
  console.log(name.padEnd(22), cells.map((cell) => cell.padStart(8)).join(''))
print('steps', lengths.map(String))
print(
  'plain cell',
  lengths.map((t) => short(arrives(t))),
)
for (const bias of [0, 1, 3, 6])
  print(`LSTM, forget bias ${bias}`, lengths.map((t) => short(arrives(t, bias)))) // prettier-ignore
