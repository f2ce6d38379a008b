import { grad, nn, randn, Random, type Tensor } from 'chalkgrad'

// 64 numbers are carried on by a matrix that stretches nothing by more than s, the plain cell
// without and with its tanh. How large is the gradient that comes back at the first step?
const short = (n: number) => (n < 0.01 || n >= 1000 ? n.toExponential(0) : n.toPrecision(2))
const lengths = [1, 10, 30, 100]

function arrives(weight: Tensor, steps: number, bend: (x: Tensor) => Tensor): number {
  const random = new Random(2)
  const start = randn([1, 64], random).mul(0.1)
  start.requiresGrad = true
  let h = start
  for (let t = 0; t < steps; t++) h = bend(h.matmul(weight.transpose()))
  const wanted = randn([1, 64], random)
  const [back] = grad(h.mul(wanted).sum(), [start])
  return back.norm().item() / wanted.norm().item()
}

console.log('steps'.padEnd(14), lengths.map((t) => `${t}`.padStart(10)).join(''))
for (const s of [0.9, 1, 1.1]) {
  const weight = nn.init.orthogonal([64, 64], new Random(1), s)
  const row = (name: string, f: (t: number) => number) =>
    console.log(name.padEnd(14), lengths.map((t) => short(f(t)).padStart(10)).join(''))
  row(`${s}, s to the t`, (t) => s ** t)
  row('  without tanh', (t) => arrives(weight, t, (x) => x))
  row('  with tanh', (t) => arrives(weight, t, (x) => x.tanh()))
}
