import { Random, nn, tensor, eye, type Tensor } from 'chalkgrad'

/** Row number i is all 0 but for a 1 at place i, so the model can see which sample it is shown. */
class Watched extends nn.Module {
  readonly inner: nn.Module
  readonly batches: number[][] = []
  constructor(inner: nn.Module) {
    super()
    this.inner = inner
  }
  forward(x: Tensor): Tensor {
    this.batches.push([...x.argmax(1).data()])
    return this.inner.forward(x)
  }
}

export function drive({ train }: typeof import('./stuck-at-chance.ts')) {
  return {
    /** `samples` samples of `classes` classes, sorted by class. The batches, sample by sample, and the losses. */
    run(samples: number, classes: number, epochs: number, batchSize: number, seed: number) {
      const random = new Random(seed)
      const net = new nn.Sequential(
        new nn.Linear(samples, 32, random),
        new nn.ReLU(),
        new nn.Linear(32, classes, random),
      )
      const model = new Watched(net)
      const labels = Int32Array.from({ length: samples }, (_, i) => Math.floor((i * classes) / samples))
      const losses = train(model, eye(samples), tensor(labels), { epochs, batchSize, learningRate: 0.03, random })
      const own = net.forward(eye(samples)).argmax(1).data()
      const known = labels.reduce((sum, label, i) => sum + (own[i] === label ? 1 : 0), 0)
      return { batches: model.batches, losses, known }
    },
  }
}
