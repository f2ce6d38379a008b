import {
  ArgumentError,
  crossEntropy,
  DataError,
  DivergedError,
  EarlyStopping,
  evaluate,
  fit,
  GradientError,
  MovingAverage,
  mseLoss,
  nn,
  noGrad,
  optim,
  parseSafetensors,
  Plateau,
  Random,
  restoreCheckpoint,
  schedules,
  ShowProgress,
  takeCheckpoint,
  tensor,
  type Callback,
  type CheckpointData,
  type FitOptions,
  type Run,
  type Tensor,
  writeSafetensors,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const data = [{ x: tensor([[1]]), y: tensor([[1]]), index: 0 }]
const setup = (seed = 1) => {
  const model = new nn.Linear(1, 1, new Random(seed), { bias: false })
  return { model, optimizer: new optim.SGD(model.parameters(), { learningRate: 0.1 }) }
}
const run = (options: Partial<FitOptions>, { model, optimizer } = setup()) =>
  fit(model, data, { optimizer, loss: mseLoss, epochs: 3, ...options })

/** Makes epoch i measure values[i − 1] under a name. */
const measures = (name: string, values: readonly number[]): Callback => ({
  epochEnd: ({ logs, epoch }) => void (logs[name] = values[epoch - 1]),
})

describe('the direction of what is watched', () => {
  test.each([
    'mae',
    'mse',
    'rmse',
    'errorRate',
    'perplexity',
    'nll',
    'lossTotal',
    'meanAbsoluteError',
  ])('val %s gets better downwards', (name) => {
    const monitor = `val${name[0].toUpperCase()}${name.slice(1)}`
    const stopping = new EarlyStopping({ monitor, patience: 1 })
    run({ epochs: 4, callbacks: [measures(monitor, [9, 5, 1, 8]), stopping] })
    expect([stopping.bestEpoch, stopping.best]).toEqual([3, 1])
  })

  test.each(['valAccuracy', 'topKAccuracy', 'f1', 'valRSquared', 'rocAuc', 'recall'])(
    '%s upwards',
    (monitor) => {
      expect(new EarlyStopping({ monitor }).best).toBe(-Infinity)
    },
  )

  test('is asked for where the name does not say it', () => {
    for (const monitor of ['valDelay', 'accuracyLoss', 'ratio'])
      expect(() => new EarlyStopping({ monitor })).toThrow(/give mode: 'min' or 'max'/)
    expect(new EarlyStopping({ monitor: 'valDelay', mode: 'min' }).best).toBe(Infinity)
  })

  test('and that of a plateau must be the same', () => {
    const schedule = new schedules.ReduceOnPlateau({ learningRate: 1 })
    expect(() => new Plateau(schedule, 'valAccuracy')).toThrow(
      /gets better towards the max, and the schedule has mode 'min'/,
    )
  })
})

describe('a plateau', () => {
  test('of negative measurements: progress is progress, and a step back is none', () => {
    const make = (mode: 'min' | 'max') =>
      new schedules.ReduceOnPlateau({
        learningRate: 1,
        patience: 0,
        factor: 0.5,
        threshold: 0.1,
        mode,
      })
    const down = make('min')
    expect([-10, -9.5, -10.5, -11.5].map((value) => down.update(value))).toEqual([
      1, 0.5, 0.25, 0.25,
    ])
    const up = make('max')
    expect([-10, -10.5, -9.5, -8.5].map((value) => up.update(value))).toEqual([
      1, 0.5, 0.25, 0.25,
    ])
  })

  test('begins anew in a second run', () => {
    const schedule = new schedules.ReduceOnPlateau({
      learningRate: 0.8,
      patience: 0,
      factor: 0.5,
    })
    const callbacks = [measures('valLoss', [1, 2, 3]), new Plateau(schedule)]
    const first = run({ callbacks }).curves.learningRate
    expect(run({ callbacks }).curves.learningRate).toEqual(first)
    expect(first[0]).toBe(0.8)
  })

  test('beside a schedule is refused, which would overrule it', () => {
    const plateau = new Plateau(new schedules.ReduceOnPlateau({ learningRate: 1 }), 'loss')
    expect(() => run({ schedule: () => 0.1, callbacks: [plateau] })).toThrow(
      /has a schedule.*Leave out one/,
    )
  })
})

test('a moving average begins anew in a second run, and refuses an async function', () => {
  const parts = setup()
  const average = new MovingAverage(parts.model, 0.5)
  run({ callbacks: [average], epochs: 1 }, parts)
  noGrad(() => parts.model.weight.fill_(7))
  run({ callbacks: [average], epochs: 0 }, parts)
  expect(parts.model.weight.item()).toBe(7)
  expect(() => average.use(async () => Promise.resolve(1))).toThrow(/the function is async/)
  expect(parts.model.weight.item()).toBe(7)
})

describe('names of measurements', () => {
  test.each(['loss', 'learningRate', '', 'valLoss', '__proto__'])(
    "'%s' is taken",
    (name) => {
      const metrics = Object.fromEntries([[name, () => 1]])
      expect(() => run({ metrics })).toThrow(/a metric cannot be named/)
      expect(() => evaluate(setup().model, data, { loss: mseLoss, metrics })).toThrow(
        ArgumentError,
      )
    },
  )

  test('two that meet on the validation data are refused', () => {
    expect(() => run({ metrics: { mae: () => 1, valMae: () => 2 } })).toThrow(
      /named 'valMae'/,
    )
  })
})

describe('fit refuses', () => {
  test('an option that there is not, and one of another kind', () => {
    expect(() => run({ epoch: 3 } as never)).toThrow(
      /no option 'epoch'. Did you mean epochs/,
    )
    expect(() => run({ callbacks: new EarlyStopping() } as never)).toThrow(
      /callbacks must be a list/,
    )
    expect(() => new EarlyStopping({ patients: 3 } as never)).toThrow(
      /Did you mean patience/,
    )
    expect(() => schedules.cosine({ learningRate: 1, step: 3 } as never)).toThrow(
      /Did you mean steps/,
    )
  })

  test('a rate below 0, or none', () => {
    for (const rate of [-1, NaN, Infinity])
      expect(() => run({ schedule: (step) => (step < 2 ? 0.1 : rate) })).toThrow(
        `learning rate ${rate} for step 2`,
      )
    expect(run({ schedule: () => 0 }).curves.learningRate).toEqual([0, 0, 0])
  })

  test('a layer that the model does not find', () => {
    class Hidden extends nn.Module {
      readonly head = new nn.Linear(1, 1, new Random(1))
      readonly #inner = new nn.Linear(1, 1, new Random(2))
      inner() {
        return this.#inner
      }
      forward(x: Tensor): Tensor {
        return this.head.forward(this.#inner.forward(x))
      }
    }
    const model = new Hidden()
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
    expect(() => fit(model, data, { optimizer, loss: mseLoss, epochs: 1 })).toThrow(
      GradientError,
    )
    expect(() => fit(model, data, { optimizer, loss: mseLoss, epochs: 1 })).toThrow(
      /#private field/,
    )
    // Frozen, it is meant so; and an optimizer that moves it has it.
    const all = new optim.SGD([...model.parameters(), ...model.inner().parameters()], {
      learningRate: 0.1,
    })
    expect(() =>
      fit(model, data, { optimizer: all, loss: mseLoss, epochs: 1 }),
    ).not.toThrow()
    model.inner().freeze()
    expect(() => fit(model, data, { optimizer, loss: mseLoss, epochs: 1 })).not.toThrow()
  })
})

describe('a run that ends by an error', () => {
  /** NaN from step `from` on. */
  const exploding = (from: number) => {
    let step = 0
    return (outputs: Tensor, targets: Tensor) =>
      mseLoss(outputs, targets).mul(step++ < from ? 1 : NaN)
  }

  test('tells every callback to close what is open, also when one of them fails', () => {
    const heard: string[] = []
    const bar = { step: () => undefined, end: () => void heard.push('bar ended') }
    const callbacks: Callback[] = [
      { cleanup: () => void heard.push('first') },
      {
        cleanup: () => {
          throw new ArgumentError('the disk is full')
        },
      },
      new ShowProgress(() => bar),
      {
        cleanup: ({ curves }) => void heard.push(`last ${curves.loss.length}`),
        trainEnd: () => void heard.push('never'),
      },
    ]
    expect(() => run({ loss: exploding(2), callbacks })).toThrow(DivergedError)
    expect(heard).toEqual(['bar ended', 'bar ended', 'first', 'bar ended', 'last 2'])
  })

  test('after a good run an error of a cleanup is told', () => {
    const full: Callback = {
      cleanup: () => {
        throw new ArgumentError('the disk is full')
      },
    }
    expect(() => run({ callbacks: [full] })).toThrow('the disk is full')
  })

  test('leaves the best weights, and what was measured', () => {
    const parts = setup()
    const weights: number[] = []
    const note: Callback = { epochEnd: () => void weights.push(parts.model.weight.item()) }
    const stopping = new EarlyStopping({ monitor: 'valLoss' })
    let caught: unknown
    try {
      run(
        {
          epochs: 9,
          loss: exploding(3),
          callbacks: [note, measures('valLoss', [5, 1, 4]), stopping],
        },
        parts,
      )
    } catch (error) {
      caught = error
    }
    expect(parts.model.weight.item()).toBe(weights[1])
    expect(caught instanceof DivergedError && caught.history.curves.loss).toHaveLength(3)
    expect(
      caught instanceof DivergedError && [caught.history.epochs, caught.history.steps],
    ).toEqual([3, 3])
  })
})

describe('a checkpoint', () => {
  function taken(seed = 5): { run: Run; random: Random[]; data: CheckpointData } {
    const random = [new Random(seed)]
    const found: { run?: Run; data?: CheckpointData } = {}
    run({
      callbacks: [
        {
          save: (now) =>
            void Object.assign(found, {
              run: { ...now },
              data: takeCheckpoint(now, random),
            }),
        },
      ],
    })
    if (!found.run || !found.data) throw new DataError('nothing was saved')
    return { run: found.run, random, data: found.data }
  }
  const whole = taken()
  const restore = ({ tensors, notes }: CheckpointData, random = whole.random) =>
    restoreCheckpoint({ ...whole.run }, { tensors, notes }, random)
  const bytes = writeSafetensors(whole.data.tensors, whole.data.notes)

  test('that is whole is taken', () => {
    expect(() => restore(whole.data)).not.toThrow()
  })

  test('tells every flipped bit', () => {
    let unnoticed = 0
    for (let at = 0; at < bytes.length; at++) {
      const bad = bytes.slice()
      bad[at] ^= 1 << (at % 8)
      try {
        const { tensors, metadata } = parseSafetensors(bad)
        restore({ tensors, notes: metadata })
        unnoticed++
      } catch (error) {
        expect(error).toBeInstanceOf(DataError)
      }
    }
    expect(unnoticed).toBe(0)
  })

  /** With notes that were changed by somebody who knows the checksum. */
  async function forged(change: (notes: Record<string, unknown>) => void) {
    const { checksumOf } = await import('./checkpoint-notes.ts')
    const notes = JSON.parse(whole.data.notes.run) as Record<string, unknown>
    change(notes)
    const text = JSON.stringify(notes)
    const { tensors } = whole.data
    return {
      tensors,
      notes: { ...whole.data.notes, run: text, checksum: checksumOf(tensors, text) },
    }
  }

  test.each<[string, Record<string, unknown>]>([
    ['an epoch that the curves do not have', { epoch: 1e9 }],
    ['half an epoch', { epoch: 1.5 }],
    ['steps below 0', { step: -1 }],
    ['a rate below 0', { learningRate: -0.1 }],
    [
      'a generator of three words',
      { random: [{ seed: 5, words: [1, 2, 3], spare: null }] },
    ],
    ['no generators', { random: undefined }],
    ['a reason that is no text', { stopped: 3 }],
  ])('with %s is refused', async (_, change) => {
    const bad = await forged((notes) => void Object.assign(notes, change))
    expect(() => restore(bad)).toThrow(DataError)
  })

  test('whose notes are cut off, or gone, is refused by type', () => {
    const { tensors, notes } = whole.data
    expect(() =>
      restore({ tensors, notes: { ...notes, run: notes.run.slice(0, 20) } }),
    ).toThrow(DataError)
    expect(() => restore({ tensors, notes: { format: notes.format } })).toThrow(DataError)
  })

  test('of another seed, or of other data, is refused', () => {
    expect(() => restore(whole.data, [new Random(6)])).toThrow(
      /the seed 6, the checkpoint 5: it belongs to another run/,
    )
    expect(() =>
      restoreCheckpoint({ ...whole.run, batches: 8 }, whole.data, whole.random),
    ).toThrow(/8 batches, in the checkpoint 1/)
  })
})

test('crossEntropy of a model whose logits are masked can be fitted', () => {
  const masked = new nn.Linear(1, 3, new Random(1))
  noGrad(() => masked.bias?.copy_(tensor([-Infinity, 0, 0])))
  const optimizer = new optim.SGD(masked.parameters(), { learningRate: 0.1 })
  const rows = [{ x: tensor([[1]]), y: tensor([[0, 1, 0]]), index: 0 }]
  const { curves } = fit(masked, rows, { optimizer, loss: crossEntropy, epochs: 3 })
  expect(curves.loss[2]).toBeLessThan(curves.loss[0])
})
