import {
  accuracy,
  arange,
  ArgumentError,
  Batches,
  crossEntropy,
  EarlyStopping,
  evaluate,
  fit,
  Random,
  GradientError,
  MovingAverage,
  mseLoss,
  nn,
  noGrad,
  optim,
  randn,
  schedules,
  ShowProgress,
  takeCheckpoint,
  zeros,
  type Callback,
  type Tensor,
} from 'chalkgrad'
import { BufferPool, heap, usePool } from 'chalkgrad/storage/pool'
import { hostMemory } from 'chalkgrad/storage/memory'
import { describe, expect, test } from 'vitest'
import { discard } from './state.ts'

const random = new Random(1)
const x = randn([60, 2], random)
const y = x.select(1, 0).greater(x.select(1, 1)).cast('int32')

function setup(seed = 2) {
  const own = new Random(seed)
  const model = new nn.Sequential(
    new nn.Linear(2, 8, own),
    new nn.Tanh(),
    new nn.Linear(8, 2, own),
  )
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.3 })
  return { model, optimizer, batches: new Batches(x, y, { batchSize: 16, shuffle: own }) }
}

describe('fit', () => {
  test('is the loop that it replaces, bit for bit', () => {
    const mine = setup()
    const losses: number[] = []
    for (let epoch = 0; epoch < 3; epoch++) {
      let sum = 0
      for (const batch of mine.batches) {
        mine.optimizer.zeroGrad()
        const loss = crossEntropy(mine.model.forward(batch.x), batch.y)
        loss.backward()
        mine.optimizer.step()
        sum += loss.item() * batch.x.shape[0]
      }
      losses.push(sum / 60)
    }
    const { model, optimizer, batches } = setup()
    const history = fit(model, batches, { optimizer, loss: crossEntropy, epochs: 3 })
    expect(model.parameters().map((p) => p.data())).toEqual(
      mine.model.parameters().map((p) => p.data()),
    )
    expect(history.curves.loss).toEqual(losses)
    expect([history.epochs, history.steps, history.stopped]).toEqual([3, 12, undefined])
  })

  test('learns, and measures training and validation data after each epoch', () => {
    const { model, optimizer, batches } = setup()
    const validation = new Batches(x, y, { batchSize: 25 })
    const { curves } = fit(model, batches, {
      optimizer,
      loss: crossEntropy,
      epochs: 12,
      metrics: { accuracy },
      validation,
    })
    expect(Object.keys(curves)).toEqual([
      'loss',
      'accuracy',
      'valLoss',
      'valAccuracy',
      'learningRate',
    ])
    for (const curve of Object.values(curves)) expect(curve).toHaveLength(12)
    expect(curves.valAccuracy[11]).toBeGreaterThan(0.9)
    const whole = noGrad(() => crossEntropy(model.forward(x), y).item())
    expect(curves.valLoss[11]).toBeCloseTo(whole, 5) // the smaller last batch weighs less
  })

  test('follows a schedule step by step, and clips the gradient before the step', () => {
    const { model, optimizer, batches } = setup()
    const schedule = schedules.stepDecay({ learningRate: 1, factor: 0.5, every: 4 })
    const before = model.stateDict()
    const moved: number[] = []
    const watch: Callback = {
      batchEnd: ({ model: now }) => {
        const steps = Object.entries(now.stateDict()).map(([name, value]) =>
          value.sub(before[name]).square().sum().item(),
        )
        moved.push(Math.sqrt(steps.reduce((sum, step) => sum + step, 0)))
      },
    }
    const { curves } = fit(model, batches, {
      optimizer,
      loss: crossEntropy,
      epochs: 2,
      schedule,
      maxNorm: 0.001,
      callbacks: [watch],
    })
    expect(curves.learningRate).toEqual([1, 0.5])
    expect(moved[0]).toBeCloseTo(0.001, 5)
    expect(moved[7]).toBeLessThanOrEqual(0.001 * (4 + 2) * 1.001)
  })

  test('tells its callbacks what happens, in order', () => {
    const { model, optimizer, batches } = setup()
    const heard: string[] = []
    const ear = (name: string): Callback => ({
      trainStart: () => heard.push(`${name} start`),
      resume: () => heard.push(`${name} resume`),
      epochStart: ({ epoch }) => heard.push(`${name} epoch ${epoch}`),
      batchEnd: ({ step, batches: count }) =>
        void (step % 4 === 0 && heard.push(`${name} step ${step} of ${count}`)),
      epochEnd: ({ logs }) => heard.push(`${name} end ${Object.keys(logs).length}`),
      save: () => heard.push(`${name} save`),
      trainEnd: ({ epoch }) => heard.push(`${name} over ${epoch}`),
    })
    fit(model, batches, {
      optimizer,
      loss: crossEntropy,
      epochs: 1,
      callbacks: [ear('a'), ear('b')],
    })
    const moments = ['start', 'resume', 'epoch 1', 'step 4 of 4', 'end 2', 'save', 'over 1']
    expect(heard).toEqual(moments.flatMap((moment) => [`a ${moment}`, `b ${moment}`]))
  })

  test('a callback can end it', () => {
    const { model, optimizer, batches } = setup()
    const stop: Callback = {
      epochEnd: (run) => void (run.epoch === 2 && (run.stopped = 'enough')),
    }
    const history = fit(model, batches, {
      optimizer,
      loss: crossEntropy,
      epochs: 9,
      callbacks: [stop],
    })
    expect([history.epochs, history.stopped]).toEqual([2, 'enough'])
  })

  test('a loss that is no number, data that can be read only once, and no data are refused', () => {
    const { model, optimizer, batches } = setup()
    const nan = (outputs: Tensor, targets: Tensor) =>
      crossEntropy(outputs, targets).mul(NaN)
    expect(() => fit(model, batches, { optimizer, loss: nan, epochs: 1 })).toThrow(
      GradientError,
    )
    expect(() => fit(model, batches, { optimizer, loss: nan, epochs: 1 })).toThrow(
      /the loss is NaN in step 0 \(epoch 1\)/,
    )
    const once = batches[Symbol.iterator]()
    expect(() => fit(model, once, { optimizer, loss: crossEntropy, epochs: 2 })).toThrow(
      /no batch in epoch 2. A generator can be read only once/,
    )
    expect(() => fit(model, [], { optimizer, loss: crossEntropy, epochs: 1 })).toThrow(
      ArgumentError,
    )
    const dropped = new Batches(zeros([8, 2]), zeros([8], { dtype: 'int32' }), {
      batchSize: 64,
      dropLast: true,
    })
    expect(() => fit(model, dropped, { optimizer, loss: crossEntropy, epochs: 1 })).toThrow(
      /the data has no batch: a batch is larger than all 8 samples, and dropLast leaves it out/,
    )
    expect(() =>
      fit(model, batches, { optimizer, loss: crossEntropy, epochs: 1.5 }),
    ).toThrow(/whole number ≥ 0, got 1.5/)
  })
})

describe('evaluate', () => {
  test('is done without dropout, without recording, and leaves the modes of all parts as they were', () => {
    const frozen = new nn.Dropout(0.9, new Random(1))
    const model = new nn.Sequential(new nn.Dropout(0.9, new Random(1)), frozen)
    frozen.eval()
    const data = new Batches(arange(6).reshape([3, 2]), zeros([3, 2]), { batchSize: 2 })
    expect(evaluate(model, data, { loss: mseLoss }).loss).toBeCloseTo(
      (0 + 1 + 4 + 9 + 16 + 25) / 6,
      5,
    )
    expect([model.training, model.layers[0].training, frozen.training]).toEqual([
      true,
      true,
      false,
    ])
    expect(() => evaluate(model, [], { loss: mseLoss })).toThrow(/nothing to measure/)
    const once = data[Symbol.iterator]()
    evaluate(model, once, { loss: mseLoss })
    expect(() => evaluate(model, once, { loss: mseLoss })).toThrow(
      /no batch, so there is nothing to measure. A generator can be read only once/,
    )
    const throws = () =>
      evaluate(model, data, {
        loss: crossEntropy,
        metrics: { boom: () => JSON.parse('') as number },
      })
    expect(throws).toThrow()
    expect(model.training).toBe(true)
  })
})

test('progress shows a bar an epoch and a line of numbers', () => {
  const { model, optimizer, batches } = setup()
  const said: string[] = []
  const bar = (total: number, label: string) => {
    said.push(`${label}, ${total} batches`)
    return {
      step: (text?: string) => void said.push(text?.replace(/\d\.\d+/, '#') ?? ''),
      end: () => void said.push('end'),
    }
  }
  const show = new ShowProgress(bar, (line) => said.push(line.replaceAll(/\d\.\d+/g, '#')))
  fit(model, batches, { optimizer, loss: crossEntropy, epochs: 1, callbacks: [show] })
  expect(said).toEqual([
    'epoch 1 of 1, 4 batches',
    'loss #',
    'loss #',
    'loss #',
    'loss #',
    'end',
    'epoch 1  loss #  learningRate #',
  ])
})

test('memory is flat: after the first epochs no buffer is made anew, whatever callbacks remember', () => {
  let made = 0
  const pool = new BufferPool((dtype, length) => (made++, hostMemory(dtype, length)), 0)
  usePool(pool)
  try {
    const { model, batches } = setup()
    const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.01 })
    const counts: number[] = []
    const store: Callback = {
      save: (run) => {
        discard(takeCheckpoint(run).tensors)
        counts.push(made)
      },
    }
    const callbacks = [
      new EarlyStopping({ monitor: 'loss' }),
      new MovingAverage(model),
      store,
    ]
    const { curves } = fit(model, batches, {
      optimizer,
      loss: crossEntropy,
      epochs: 6,
      metrics: { accuracy },
      callbacks,
    })
    expect([...curves.loss].sort((a, b) => b - a)).toEqual(curves.loss) // every epoch was the best so far
    // The curves in the snapshot are one number longer each time: three lists, and nothing else.
    expect(counts.map((count, i) => count - counts[i - 1]).slice(2)).toEqual([3, 3, 3, 3])
  } finally {
    usePool(heap)
  }
})
