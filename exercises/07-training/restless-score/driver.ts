import { Batches, Random, nn, optim, randn, tensor, type Tensor } from 'chalkgrad'

/** What one forward pass saw: samples of the test data? in training? */
interface Pass {
  test: boolean
  training: boolean
}

/** A network with dropout that notes its forward passes. Test samples are told by their first number. */
class Noisy extends nn.Module {
  readonly first: nn.Linear
  readonly dropout: nn.Dropout
  readonly last: nn.Linear
  readonly passes: Pass[] = []
  test = new Set<number>()
  constructor(random: Random, dropped: Random) {
    super()
    this.first = new nn.Linear(2, 16, random)
    this.dropout = new nn.Dropout(0.5, dropped)
    this.last = new nn.Linear(16, 3, random)
  }
  forward(x: Tensor): Tensor {
    this.passes.push({ test: this.test.has(x.data()[0]), training: this.dropout.training })
    return this.last.forward(this.dropout.forward(this.first.forward(x).relu()))
  }
}

/** Three clouds that overlap a little. */
function clouds(count: number, seed: number): Batches {
  const labels = Array.from({ length: count }, (_, i) => i % 3)
  const centers = labels.map((c) => [[2, 0], [-1, 1.5], [-1, -1.5]][c]) // prettier-ignore
  const x = tensor(centers).add(randn([count, 2], new Random(seed)))
  return new Batches(x, tensor(labels, { dtype: 'int32' }), { batchSize: 16 })
}

export function drive({ train, measure }: typeof import('./restless-score.ts')) {
  function setUp(seed: number) {
    const model = new Noisy(new Random(seed), new Random(seed + 50))
    return { model, optimizer: new optim.Adam(model.parameters(), { learningRate: 0.02 }) }
  }
  return {
    /** Measures a trained model several times. */
    measureAgain(times: number, seed: number) {
      const { model, optimizer } = setUp(seed)
      train(model, optimizer, clouds(96, seed), clouds(48, seed + 1), 3)
      return Array.from({ length: times }, () => measure(model, clouds(48, seed + 1)))
    },
    /** Was it training? One list an epoch, for the passes that train and for those that measure, batch by batch or not. */
    modes(epochs: number) {
      const { model, optimizer } = setUp(3)
      const test = clouds(48, 4)
      for (const { x } of test) for (let i = 0; i < x.shape[0]; i++) model.test.add(x.select(0, i).data()[0])
      const scores = train(model, optimizer, clouds(96, 3), test, epochs)
      const stretches: Pass[][] = []
      for (const pass of model.passes) {
        const open = stretches.at(-1)
        if (open?.[0].test === pass.test) open.push(pass)
        else stretches.push([pass])
      }
      const of = (kind: boolean) =>
        stretches.filter(([{ test }]) => test === kind).map((passes) => passes.map(({ training }) => training))
      return { scores, training: of(false), measuring: of(true) }
    },
    /** Is the model in training after measure, if it was before? */
    modeAfter(before: boolean) {
      const { model } = setUp(5)
      model.train(before)
      const score = measure(model, clouds(48, 6))
      return { score, top: model.training, dropout: model.dropout.training }
    },
    /** The weights after four epochs; with two measurements more between, or not. */
    weights(lookMore: boolean) {
      const { model, optimizer } = setUp(8)
      for (let half = 0; half < 2; half++) {
        train(model, optimizer, clouds(96, 8), clouds(48, 9), 2)
        if (lookMore) for (let i = 0; i < 2; i++) measure(model, clouds(48, 10))
      }
      return [...model.last.weight.data()]
    },
  }
}
