import { grad, nn, noGrad, randn, Random, type Shape, type Tensor } from 'chalkgrad'

// Twenty convolutions of 8 channels, as ten blocks of two. How large is the signal behind
// each block, and how large is the gradient that comes back there?
interface Kind {
  skip?: boolean
  norm?: boolean
  /** The weight that the last norm of each block begins with. */
  last?: number
  init?: (shape: Shape, random: Random) => Tensor
}
const short = (n: number) => (n < 0.01 ? n.toExponential(0) : n.toPrecision(2))
const rms = (x: Tensor) => x.square().mean().sqrt().item()

function through({ skip, norm, last = 1, init = nn.init.heNormal }: Kind): [number[], number[]] {
  const random = new Random(1)
  const layer = (weight = 1) => {
    const conv = new nn.Conv2d(8, 8, 3, random, { padding: 1, init })
    if (!norm) return conv
    const batchNorm = new nn.BatchNorm2d(8)
    noGrad(() => batchNorm.weight.fill_(weight))
    return new nn.Sequential(conv, batchNorm)
  }
  const signals = [randn([16, 8, 8, 8], random)]
  signals[0].requiresGrad = true
  for (let block = 0; block < 10; block++) {
    const x = signals[block]
    const change = layer(last).forward(layer().forward(x).relu())
    signals.push((skip ? change.add(x) : change).relu())
  }
  const end = signals[10]
  const gradients = grad(end.mul(randn(end.shape, random)).sum(), signals)
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
  'both, last norms at 0': { skip: true, norm: true, last: 0 },
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
