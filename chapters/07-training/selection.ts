import {
  accuracy,
  Batches,
  crossEntropy,
  fit,
  nn,
  noGrad,
  optim,
  randn,
  Random,
  tensor,
  type Tensor,
} from 'chalkgrad'

/** The right answers, as shares: of the samples that judge, and of fresh ones. */
export interface Judged {
  judged: number
  fresh: number
}

export interface CoinPlan {
  training: number
  judging: number
  fresh: number
  /** Numbers of each sample, all of them noise. */
  columns: number
  /** How many of them the network gets. */
  chosen: number
}

/**
 * Labels that are drawn by lot cannot be predicted. The columns that go with them best are chosen
 * by the training part alone, or by all samples before the split: the leak.
 */
export function selectColumns(
  plan: CoinPlan,
  seed: number,
): { honest: Judged; leaked: Judged } {
  const random = new Random(seed)
  const coins = (count: number) =>
    tensor(
      Array.from({ length: count }, () => random.integer(2)),
      { dtype: 'int32' },
    )
  const count = plan.training + plan.judging
  const [x, y] = [randn([count, plan.columns], random), coins(count)]
  const [freshX, freshY] = [randn([plan.fresh, plan.columns], random), coins(plan.fresh)]
  const [trainX, trainY] = [x.slice(0, 0, plan.training), y.slice(0, 0, plan.training)]

  const learnFrom = (columns: number[]): Judged => {
    const weights = new Random(seed)
    const model = new nn.Linear(columns.length, 2, weights)
    const batches = new Batches(trainX.indexSelect(1, columns), trainY, {
      batchSize: 20,
      shuffle: weights,
    })
    const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
    fit(model, batches, { optimizer, loss: crossEntropy, epochs: 30 })
    const right = (inputs: Tensor, labels: Tensor) =>
      noGrad(() => accuracy(model.forward(inputs.indexSelect(1, columns)), labels))
    return {
      judged: right(x.slice(0, plan.training, count), y.slice(0, plan.training, count)),
      fresh: right(freshX, freshY),
    }
  }
  return {
    honest: learnFrom(bestColumns(trainX, trainY, plan.chosen)),
    leaked: learnFrom(bestColumns(x, y, plan.chosen)),
  }
}

/** The columns of x (samples, columns) whose sums over the samples of the two labels differ most. */
export function bestColumns(x: Tensor, y: Tensor, count: number): number[] {
  // +1 for one label and −1 for the other
  const signs = y.cast(x.dtype).mul(2).sub(1).unsqueeze(1) // (samples) → (samples, 1)
  const scores = x.mul(signs).sum(0).abs().data()
  return [...scores.keys()].sort((a, b) => scores[b] - scores[a]).slice(0, count)
}
