import { mseLoss, nn, optim, rand, Random, steps, type Tensor } from 'chalkgrad'

/** Twelve layers of eight units, and a choice: does each replace its signal, or change it? */
class Layers extends nn.Module {
  readonly layers: nn.Linear[]
  readonly skip: boolean

  constructor(skip: boolean, random: Random) {
    super()
    this.skip = skip
    this.layers = Array.from({ length: 12 }, () => new nn.Linear(8, 8, random))
  }

  forward(x: Tensor): Tensor {
    return this.layers.reduce((signal, layer) => {
      const change = layer.forward(signal.relu())
      return this.skip ? signal.add(change.mul(0.1)) : change
    }, x)
  }
}

// They are to give back what comes in: no number below 0, so relu is in nobody's way.
for (const skip of [false, true]) {
  const random = new Random(1)
  const x = rand([32, 8], random).mul(Math.sqrt(12)) // variance 1
  const model = new Layers(skip, random)
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.003 })
  const losses: string[] = []
  for (const step of steps(301)) {
    const loss = mseLoss(model.forward(x), x)
    if (step % 60 === 0) losses.push(loss.item().toFixed(3))
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
  }
  console.log(skip ? 'x + F(x)' : 'F(x)    ', losses.join('  '))
}
