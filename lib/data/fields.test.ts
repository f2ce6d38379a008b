import {
  accuracy,
  ArgumentError,
  Batches,
  collate,
  crossEntropy,
  Dataset,
  evaluate,
  fit,
  mseLoss,
  nn,
  optim,
  Random,
  ShapeError,
  tensor,
  zeros,
  type Batch,
  type Sample,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, expectTypeOf, test } from 'vitest'

// An encoder reads the source, a decoder goes on from what it gives. Here: the mean of the first `lengths` numbers.
const random = new Random(3)
const source = tensor(
  Float32Array.from({ length: 40 }, () => random.normal()),
  { shape: [10, 4] },
)
const lengths = tensor(Int32Array.from({ length: 10 }, (_, i) => 1 + (i % 4)))
const target = lengths.greater(2).cast('int32')

class Reader extends nn.Module<[source: Tensor, lengths: Tensor], { logits: Tensor }> {
  readonly head = new nn.Linear(5, 2, new Random(1))
  forward(source: Tensor, lengths: Tensor) {
    const both = source.matmul(zeros([4, 4])).add(lengths.cast('float32').unsqueeze(1))
    return { logits: this.head.forward(both.slice(1, 0, 1).expand([source.shape[0], 5])) }
  }
}

describe('batches of any fields', () => {
  test('have the names and types that they were given', () => {
    const batches = new Batches({ source, target, lengths }, { batchSize: 4 })
    const seen: unknown[] = []
    for (const batch of batches) {
      expectTypeOf(batch).toEqualTypeOf<
        Batch<{ source: Tensor; target: Tensor; lengths: Tensor }>
      >()
      seen.push([batch.index, batch.source.shape, batch.lengths.toArray()])
    }
    expect(seen).toEqual([
      [0, [4, 4], [1, 2, 3, 4]],
      [1, [4, 4], [1, 2, 3, 4]],
      [2, [2, 4], [1, 2]],
    ])
  })

  test('stay together when they are shuffled', () => {
    const batches = new Batches(
      { lengths, twice: lengths.mul(2) },
      { batchSize: 3, shuffle: new Random(1) },
    )
    for (const batch of batches)
      expect(batch.twice.toArray()).toEqual(batch.lengths.mul(2).toArray())
  })

  test('come from a data set, too', () => {
    const samples = new Dataset(5, (i): Sample<{ source: Tensor; length: Tensor }> => ({
      source: source.select(0, i),
      length: i,
    }))
    const [first] = [
      ...new Batches<{ source: Tensor; length: Tensor }>(samples, { batchSize: 2 }),
    ].map(({ index }) => index)
    expect(first).toBe(0)
    const joined = collate<{ source: Tensor; length: Tensor }>([...samples])
    expect([joined.source.shape, joined.length.dtype, joined.length.toArray()]).toEqual([
      [5, 4],
      'int32',
      [0, 1, 2, 3, 4],
    ])
  })

  test('what does not fit is refused', () => {
    expect(
      () => new Batches({ source, lengths: lengths.slice(0, 0, 9) }, { batchSize: 2 }),
    ).toThrow(ShapeError)
    expect(() => new Batches({ source, index: lengths }, { batchSize: 2 })).toThrow(
      /none of them named index/,
    )
    expect(() => new Batches({}, { batchSize: 2 })).toThrow(ArgumentError)
    const noX = new Batches({ source }, { batchSize: 2, transform: (x) => x })
    expect(() => [...noX]).toThrow(
      /transform changes the field x, and these batches have source/,
    )
    expect(
      () => new Batches(source, target, { batchSize: 2, shufle: random } as never),
    ).toThrow(/shuffle/)
  })
})

describe('fit and evaluate on any batch and any model', () => {
  const batches = new Batches({ source, target, lengths }, { batchSize: 4 })

  test('learn and measure by a function that says what the loss compares', () => {
    const model = new Reader()
    const forward = (
      batch: Batch<{ source: Tensor; target: Tensor; lengths: Tensor }>,
    ) => ({
      outputs: model.forward(batch.source, batch.lengths).logits,
      targets: batch.target,
    })
    const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.1 })
    const { curves } = fit(model, batches, {
      optimizer,
      epochs: 30,
      forward,
      loss: crossEntropy,
      metrics: { accuracy },
      validation: batches,
    })
    expect(curves.valAccuracy[29]).toBe(1)
    const measured = evaluate(model, batches, { forward, loss: crossEntropy })
    expect(measured.loss).toBeCloseTo(curves.valLoss[29], 6)
  })

  test('targets may be more than a tensor, too', () => {
    const model = new nn.Linear(4, 1, new Random(1))
    const { loss } = evaluate(model, batches, {
      forward: ({ source: x, target: y, lengths: weights }) => ({
        outputs: model.forward(x),
        targets: { y, weights },
      }),
      loss: (outputs, { y, weights }) =>
        mseLoss(
          outputs.mul(0),
          y
            .cast('float32')
            .unsqueeze(1)
            .mul(weights.cast('float32').unsqueeze(1).mul(0).add(2)),
        ),
    })
    expect(loss).toBeCloseTo(4 * 0.4, 6) // 4 of 10 targets are 1, each counts 2²
  })

  test('without it they say what is missing', () => {
    const model = new Reader()
    const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.1 })
    expect(() => fit(model, batches, { optimizer, epochs: 1, loss: crossEntropy })).toThrow(
      /fit: a batch has source, target, lengths, index, not x and y/,
    )
    const pairs = new Batches(source, target, { batchSize: 4 })
    const two = new (class extends nn.Module<[Tensor], Tensor[]> {
      forward(x: Tensor) {
        return [x, x]
      }
    })()
    expect(() => evaluate(two, pairs, { loss: crossEntropy })).toThrow(
      /the model gives more than a tensor/,
    )
  })
})
