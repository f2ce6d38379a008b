import {
  ArgumentError,
  Batches,
  DataError,
  EarlyStopping,
  fit,
  Random,
  mseLoss,
  MovingAverage,
  nn,
  noGrad,
  optim,
  Plateau,
  randn,
  restoreCheckpoint,
  schedules,
  takeCheckpoint,
  tensor,
  type Callback,
  type FitOptions,
  type Run,
  type CheckpointData,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

/** A run in which epoch i measures values[i − 1] as valLoss, and in which the weight is i − 1. */
function pretend(
  values: readonly number[],
  callbacks: readonly Callback[],
  epochs = values.length,
) {
  const model = new nn.Linear(1, 1, new Random(1), { bias: false })
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 1 })
  const stage: Callback = {
    epochEnd: (run) => {
      run.logs.valLoss = values[run.epoch - 1]
      noGrad(() => model.weight.fill_(run.epoch - 1))
    },
  }
  const rates: number[] = []
  const note: Callback = { epochStart: () => void rates.push(optimizer.learningRate) }
  const data = [{ x: tensor([[1]]), y: tensor([[1]]), index: 0 }]
  const history = fit(model, data, {
    optimizer,
    loss: mseLoss,
    epochs,
    callbacks: [stage, ...callbacks, note],
  })
  return { history, weight: model.weight.item(), rates }
}

describe('early stopping', () => {
  test('stops after `patience` epochs without progress and restores the best weights', () => {
    const stopping = new EarlyStopping({ patience: 2 })
    const { history, weight } = pretend([5, 3, 4, 2, 2, 6, 7, 1, 1], [stopping])
    expect([history.epochs, weight, stopping.best, stopping.bestEpoch]).toEqual([
      7, 3, 2, 4,
    ])
    expect(history.stopped).toBe(
      'valLoss was best in epoch 4, 2.000, and has not improved since',
    )
  })

  test('restores the best weights also when training ends by itself', () => {
    expect(pretend([5, 1, 4], [new EarlyStopping()]).weight).toBe(1)
    expect(pretend([5, 1, 4], [new EarlyStopping({ restoreBest: false })]).weight).toBe(2)
  })

  test('an accuracy is better upwards, and a small gain need not count', () => {
    const stopping = new EarlyStopping({
      monitor: 'valLoss',
      mode: 'max',
      minDelta: 0.5,
      patience: 1,
    })
    expect(pretend([1, 1.2, 1.4, 1.6], [stopping]).history.epochs).toBe(3)
    expect(new EarlyStopping({ monitor: 'valAccuracy' }).best).toBe(-Infinity)
  })

  test('NaN never is the best', () => {
    expect(pretend([NaN, 3, NaN], [new EarlyStopping()]).weight).toBe(1)
  })

  test('says what there is when it watches what is not measured', () => {
    expect(() => pretend([1], [new EarlyStopping({ monitor: 'valAccuracy' })])).toThrow(
      /nothing named 'valAccuracy' was measured, only loss, learningRate, valLoss. Was fit given validation data/,
    )
    expect(() => new EarlyStopping({ patience: -1 })).toThrow(ArgumentError)
  })
})

test('plateau lowers the rate when the measurement stops to fall', () => {
  const schedule = new schedules.ReduceOnPlateau({
    learningRate: 0.8,
    factor: 0.5,
    patience: 1,
  })
  expect(pretend([5, 4, 4, 4, 4, 4], [new Plateau(schedule)]).rates).toEqual([
    0.8, 0.8, 0.8, 0.8, 0.4, 0.4,
  ])
})

test('what early stopping and plateau remember goes on in another run', () => {
  const before = new EarlyStopping()
  pretend([5, 1, 4], [before])
  const state = before.stateDict()
  const after = new EarlyStopping()
  expect(
    pretend([9, 9, 9], [after, { resume: () => after.loadStateDict(state) }]).weight,
  ).toBe(1)
  expect([after.best, after.bestEpoch]).toEqual([1, 2])

  const options = { learningRate: 0.8, factor: 0.5, patience: 5 }
  const [first, second] = [
    new schedules.ReduceOnPlateau(options),
    new schedules.ReduceOnPlateau({ ...options, learningRate: 0.1 }),
  ]
  for (const value of [5, 6, 7]) first.update(value)
  new Plateau(second).loadStateDict(new Plateau(first).stateDict())
  expect([second.learningRate, second.best, second.waited]).toEqual([0.8, 5, 2])
})

describe('the moving average of the weights', () => {
  test('is what the formula says, with a short memory at first', () => {
    const model = new nn.Linear(1, 1, new Random(1), { bias: false })
    const set = (value: number) => noGrad(() => model.weight.fill_(value))
    set(10)
    const average = new MovingAverage(model, 0.25)
    set(0)
    average.update() // decay (1 + 1) / (10 + 1) = 2/11
    expect(average.use(() => model.weight.item())).toBeCloseTo(20 / 11, 5)
    set(4)
    average.update() // decay 3/12 = 0.25
    set(4)
    average.update() // decay 0.25 from now on
    const expected = 0.25 * (0.25 * (20 / 11) + 0.75 * 4) + 0.75 * 4
    expect(average.use(() => model.weight.item())).toBeCloseTo(expected, 5)
    expect(model.weight.item()).toBe(4)
  })

  test('smooths a noisy run, and fit leaves the averages in the model', () => {
    const random = new Random(1)
    const x = randn([160, 3], random)
    const y = x.matmul(tensor([[1], [-2], [3]])).add(randn([160, 1], random).mul(2))
    const train = (callbacks: (model: nn.Module) => Callback[]) => {
      const model = new nn.Linear(3, 1, new Random(2))
      const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.2 })
      const data = new Batches(x, y, { batchSize: 4, shuffle: new Random(3) })
      fit(model, data, { optimizer, loss: mseLoss, epochs: 4, callbacks: callbacks(model) })
      return noGrad(() => mseLoss(model.forward(x), y).item())
    }
    const [plain, averaged] = [
      train(() => []),
      train((model) => [new MovingAverage(model, 0.98)]),
    ]
    expect(averaged).toBeLessThan(plain)
  })

  test('refuses another model and a decay of 1', () => {
    const [a, b] = [1, 2].map((seed) => new nn.Linear(1, 1, new Random(seed)))
    expect(() => new MovingAverage(a, 1)).toThrow(ArgumentError)
    const optimizer = new optim.SGD(b.parameters(), { learningRate: 1 })
    const options = {
      optimizer,
      loss: mseLoss,
      epochs: 1,
      callbacks: [new MovingAverage(a)],
    }
    expect(() => fit(b, [], options)).toThrow(/another model/)
  })
})

describe('a checkpoint', () => {
  const source = new Random(7)
  const x = randn([30, 4], source)
  const y = x.mul(x).sum(1, { keepDims: true })

  /** A run with everything in it that remembers something. */
  function setup(optimizerKind: 'adam' | 'sgd' = 'adam') {
    const random = new Random(5)
    const model = new nn.Sequential(
      new nn.Linear(4, 8, random),
      new nn.ReLU(),
      new nn.Dropout(0.3, random),
      new nn.Linear(8, 1, random),
    )
    const parameters = model.parameters()
    const optimizer =
      optimizerKind === 'adam'
        ? new optim.Adam(parameters, { learningRate: 0.02 })
        : new optim.SGD(parameters, { learningRate: 0.02 })
    const data = new Batches(x, y, { batchSize: 8, shuffle: random })
    const validation = new Batches(x, y, { batchSize: 30 })
    const callbacks = () => [
      new EarlyStopping({ patience: 30 }),
      new Plateau(
        new schedules.ReduceOnPlateau({ learningRate: 0.02, patience: 0, factor: 0.5 }),
        'loss',
      ),
      new MovingAverage(model, 0.9),
    ]
    const options = (epochs: number, extra: Callback[] = []): FitOptions => ({
      optimizer,
      loss: mseLoss,
      epochs,
      validation,
      callbacks: [...extra, ...callbacks()],
    })
    return { model, random, data, options }
  }

  const bits = (model: nn.Module) =>
    model.parameters().map((parameter) => [...new Uint32Array(parameter.data().buffer)])

  test('in the middle of a run goes on to the same bits as the unbroken run', () => {
    const whole = setup()
    const expected = fit(whole.model, whole.data, whole.options(8))

    const first = setup()
    let taken: CheckpointData = { tensors: {}, notes: {} }
    fit(
      first.model,
      first.data,
      first.options(4, [
        { save: (run) => void (taken = takeCheckpoint(run, [first.random])) },
      ]),
    )

    const second = setup()
    second.random.uniform() // where it is does not matter
    const restore: Callback = {
      resume: (run) => restoreCheckpoint(run, taken, [second.random]),
    }
    const history = fit(second.model, second.data, second.options(8, [restore]))
    expect(history).toEqual(expected)
    expect(bits(second.model)).toEqual(bits(whole.model))
  })

  test('of another kind of run is refused', () => {
    const one = setup()
    let taken: CheckpointData = { tensors: {}, notes: {} }
    let stoppedRun: Run | undefined
    const take: Callback = {
      save: (run) => void ((taken = takeCheckpoint(run, [one.random])), (stoppedRun = run)),
    }
    fit(one.model, one.data, one.options(1, [take]))
    const into =
      (run: Partial<Run>, random = [one.random]) =>
      () => {
        if (stoppedRun) restoreCheckpoint({ ...stoppedRun, ...run }, taken, random)
      }
    expect(into({}, [])).toThrow(/draws from 0 generators, the checkpoint has 1/)
    expect(into({ callbacks: [] })).toThrow(
      /the run has Adam, the checkpoint Adam, EarlyStopping, Plateau, MovingAverage/,
    )
    expect(
      into({ optimizer: new optim.SGD(one.model.parameters(), { learningRate: 1 }) }),
    ).toThrow(ArgumentError)
    expect(into({})).not.toThrow()
    taken = { tensors: {}, notes: {} }
    expect(into({})).toThrow(DataError)
  })
})
