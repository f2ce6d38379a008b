import { grad, nn, randn, Random, type Shape, type Tensor } from 'chalkgrad'

// Twenty convolutions of 8 channels, as ten blocks of two. How large is the signal behind
// each block, and how large is the gradient that comes back there?
interface Kind {
  skip?: boolean
  norm?: boolean
  init?: (shape: Shape, random: Random) => Tensor
}
const short = (n: number) => (n < 0.01 ? n.toExponential(0) : n.toPrecision(2))
const rms = (x: Tensor) => x.square().mean().sqrt().item()

function through({ skip, norm, init = nn.init.heNormal }: Kind): [number[], number[]] {
  const random = new Random(1)
  const layer = () =>
    new nn.Sequential(
      new nn.Conv2d(8, 8, 3, random, { padding: 1, init }),
      norm ? new nn.BatchNorm2d(8) : new nn.Identity(),
    )
  const signals = [randn([16, 8, 8, 8], random)]
  signals[0].requiresGrad = true
  for (let block = 0; block < 10; block++) {
    const x = signals[block]
    const change = layer().forward(layer().forward(x).relu())
    signals.push((skip ? change.add(x) : change).relu())
  }
  const last = signals[10]
  const gradients = grad(last.mul(randn(last.shape, random)).sum(), signals)
  return [signals.map(rms), gradients.map(rms)]
}

const kinds: Record<string, Kind> = {
  "plain, PyTorch's first weights": {
    init: (shape, random) => nn.init.uniform(shape, 1 / Math.sqrt(shape[1] * 9), random),
  },
  "plain, He's first weights": {},
  'plain, batch norm': { norm: true },
  'skip connections': { skip: true },
  'skip connections, batch norm': { skip: true, norm: true },
}
const places = [1, 2, 4, 6, 8, 10]
console.log('behind block'.padEnd(31), places.map((p) => String(p).padStart(8)).join(''))
for (const [name, kind] of Object.entries(kinds)) {
  const [signals, gradients] = through(kind)
  const row = (values: number[]) =>
    places.map((place) => short(values[place]).padStart(8)).join('')
  console.log(name.padEnd(31), row(signals))
  console.log('  gradient'.padEnd(31), row(gradients))
}
