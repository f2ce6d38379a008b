import { Batches, Random, nn, optim, tensor } from 'chalkgrad'

/** Plain SGD that notes, right before each step, its rate and the length of the gradient. */
class Watched extends optim.SGD {
  readonly rates: number[] = []
  readonly lengths: number[] = []
  private readonly watched: readonly nn.Parameter[]
  constructor(parameters: readonly nn.Parameter[]) {
    super(parameters, { learningRate: 1 })
    this.watched = parameters
  }
  override step(): void {
    this.rates.push(this.learningRate)
    const squares = this.watched.map(({ grad }) => grad?.square().sum().item() ?? 0)
    this.lengths.push(Math.sqrt(squares.reduce((sum, square) => sum + square, 0)))
    super.step()
  }
}

/** Three rings, one around the other, far from normalized: the first gradients are long. */
function rings(samples: number, random: Random): number[][] {
  return Array.from({ length: samples }, (_, i) => {
    const angle = 2 * Math.PI * random.uniform()
    const radius = 1.6 + 3.2 * (i % 3) + 0.4 * random.normal()
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
}

export function drive({ train }: typeof import('./two-bugs.ts')) {
  return {
    run(epochs: number, samples: number, learningRate: number, maxNorm: number, seed: number) {
      const random = new Random(seed)
      const x = tensor(rings(samples, random))
      const y = tensor(Int32Array.from({ length: samples }, (_, i) => i % 3))
      const hidden = [2, 16].flatMap((width) => [new nn.Linear(width, 16, random), new nn.ReLU()])
      const model = new nn.Sequential(...hidden, new nn.Linear(16, 3, random))
      const optimizer = new Watched(model.parameters())
      const batches = new Batches(x, y, { batchSize: 8, shuffle: random })
      const losses = train(model, optimizer, batches, { epochs, learningRate, maxNorm })
      return { losses, rates: optimizer.rates, lengths: optimizer.lengths }
    },
  }
}
