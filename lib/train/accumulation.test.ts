import {
  arange,
  ArgumentError,
  Batches,
  crossEntropy,
  fit,
  nn,
  noGrad,
  optim,
  predict,
  Random,
  randn,
  scope,
  scopedBytes,
  type Callback,
  type Run,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const random = new Random(1)
const x = randn([50, 2], random, { dtype: 'float64' })
const y = x.select(1, 0).greater(x.select(1, 1)).cast('int32')

function trained(batchSize: number, accumulate: number | undefined, more = {}) {
  const model = new nn.Sequential(
    new nn.Linear(2, 5, new Random(2), { dtype: 'float64' }),
    new nn.Tanh(),
    new nn.Linear(5, 2, new Random(3), { dtype: 'float64' }),
  )
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.3 })
  const history = fit(model, new Batches(x, y, { batchSize }), {
    optimizer,
    loss: crossEntropy,
    epochs: 3,
    accumulate,
    ...more,
  })
  return { history, weights: model.parameters().flatMap((p) => [...p.data()]) }
}

describe('accumulated gradients', () => {
  test('of small batches are that of a large one, also where the last is smaller', () => {
    const large = trained(20, 1) // 20, 20, 10 samples
    const small = trained(4, 5) // 12 batches of 4 and one of 2
    small.weights.forEach((value, i) => expect(value).toBeCloseTo(large.weights[i], 12))
    expect([large.history.steps, small.history.steps]).toEqual([9, 9])
    expect(small.history.curves.loss[2]).toBeCloseTo(large.history.curves.loss[2], 2)
  })

  test('clipped, they are clipped together', () => {
    const small = trained(4, 5, { maxNorm: 0.01 })
    trained(20, 1, { maxNorm: 0.01 }).weights.forEach((value, i) => expect(small.weights[i]).toBeCloseTo(value, 12)) // prettier-ignore
  })

  test('one at a time is as without', () => {
    expect(trained(20, 1).weights).toEqual(trained(20, undefined).weights)
  })

  test('the run counts steps, and tells of each once', () => {
    const seen: number[] = []
    const rates: number[] = []
    const watch: Callback = { batchEnd: ({ step }) => void seen.push(step) }
    let run: Run | undefined
    const look: Callback = { trainEnd: (now) => void (run = now) }
    trained(4, 5, {
      callbacks: [watch, look],
      schedule: (step: number) => (rates.push(step), 0.1),
    })
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(rates).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(run?.batches).toBe(3)
  })

  test.each([[0], [1.5], [NaN], ['2']])('%o batches are refused', (accumulate) => {
    expect(() => trained(4, accumulate as number)).toThrow(ArgumentError)
  })
})

describe('predict', () => {
  const model = new nn.Sequential(
    new nn.Dropout(0.5, new Random(1)),
    new nn.Linear(2, 3, new Random(2), { dtype: 'float64' }),
  )

  test('gives the outputs of all samples in order, without dropout and without a graph', () => {
    const outputs = predict(model, new Batches(x, y, { batchSize: 16 }))
    model.eval()
    const wanted = noGrad(() => model.forward(x))
    model.train()
    expect(outputs.shape).toEqual([50, 3])
    expect(outputs.requiresGrad).toBe(false)
    outputs.data().forEach((value, i) => expect(value).toBeCloseTo(wanted.data()[i], 12))
    expect(model.training).toBe(true)
  })

  test('outlives the batches, and leaves nothing else behind', () => {
    scope(() => {
      const before = scopedBytes()
      const outputs = predict(model, new Batches(x, y, { batchSize: 7 }))
      expect(scopedBytes() - before).toBe(outputs.size * 8)
    })
  })

  test('says what a forward of your own says', () => {
    const numbers = predict(model, new Batches({ a: arange(0, 5) }, { batchSize: 2 }), {
      forward: ({ a }) => a.mul(2),
    })
    expect(numbers.toArray()).toEqual([0, 2, 4, 6, 8])
  })

  test('needs data, x, and a tensor', () => {
    expect(() => predict(model, [])).toThrow(/predict: the data has no batch/)
    expect(() => predict(model, [{ a: x }] as never)).toThrow(/a batch has a, and not x/)
    expect(() => predict(model, [{ x }] as never, { forward: () => 3 as never })).toThrow(
      /gave 3, not a tensor/,
    )
    expect(() => predict(model, [], { forwards: 1 } as never)).toThrow(
      /Did you mean forward/,
    )
  })
})
