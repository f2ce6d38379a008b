import { nn, noGrad, randn, Random, type Tensor } from 'chalkgrad'

// Nine blocks x + F(x), each with two layers of 64 units. How large is the signal behind each?
const size = (x: Tensor) => x.var().item().toFixed(x.var().item() < 10 ? 2 : 0).padStart(6) // prettier-ignore

function through(kind: 'no norm' | 'norm' | 'norm, last at 0'): string {
  const random = new Random(1)
  const norm = (weight: number) => {
    const layer = new nn.BatchNorm1d(64)
    layer.weight.fill_(weight)
    return kind === 'no norm' ? new nn.Identity() : layer
  }
  const branch = () =>
    new nn.Sequential(
      new nn.Linear(64, 64, random),
      norm(1),
      new nn.ReLU(),
      new nn.Linear(64, 64, random),
      norm(kind === 'norm' ? 1 : 0),
    )
  let x = randn([200, 64], random)
  const sizes = Array.from({ length: 9 }, () => size((x = x.add(branch().forward(x)))))
  return sizes.join('')
}

for (const kind of ['no norm', 'norm', 'norm, last at 0'] as const)
  console.log(kind.padEnd(16), noGrad(() => through(kind)))
