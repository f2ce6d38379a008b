import { Random, nn, randn, tensor } from 'chalkgrad'

export function drive({ train }: typeof import('./frozen-run.ts')) {
  return {
    /** Two classes, two features, all weights 0 at first, and `copies` of one and the same sample. */
    oneSample({ copies, ...options }: { copies: number; batchSize: number; epochs: number; learningRate: number }) {
      const model = new nn.Linear(2, 2, new Random(1), {
        bias: false,
        init: (shape) => tensor([0, 0, 0, 0], { shape }),
      })
      const x = tensor(Array.from({ length: copies }, () => [1, 2]))
      const y = tensor(new Int32Array(copies))
      const losses = train(model, x, y, { ...options, random: new Random(1) })
      return { weight: [...model.weight.data()], losses }
    },
    /** Three clouds of points, 30 samples, a small network. */
    clouds() {
      const random = new Random(7)
      const labels = Array.from({ length: 30 }, (_, i) => i % 3)
      const centers = labels.map((c) => [[2, 0], [-2, 0], [0, 2]][c]) // prettier-ignore
      const x = tensor(centers).add(randn([30, 2], random).mul(0.3))
      const model = new nn.Sequential(new nn.Linear(2, 8, random), new nn.ReLU(), new nn.Linear(8, 3, random))
      return train(model, x, tensor(labels, { dtype: 'int32' }), {
        epochs: 30,
        batchSize: 8,
        learningRate: 0.3,
        random,
      })
    },
  }
}
