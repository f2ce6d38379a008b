import {
  ArgumentError,
  crossEntropy,
  deadShare,
  diagnose,
  fit,
  Random,
  learningRateRange,
  mseLoss,
  nn,
  noGrad,
  optim,
  randn,
  tensor,
  watchOutputs,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const random = new Random(1)
const x = randn([16, 20], random)
const y = tensor(Int32Array.from({ length: 16 }, () => random.integer(10)))
const network = (seed = 1, ...extra: nn.Module[]) => {
  const own = new Random(seed)
  return new nn.Sequential(
    new nn.Linear(20, 40, own),
    new nn.ReLU(),
    new nn.Linear(40, 10, own),
    ...extra,
  )
}
/** For checks that look at the start only. */
const few = { steps: 2 }
const failed = (model: nn.Module, batch = { x, y }, options = {}) =>
  diagnose(model, batch, options).problems.map(({ check }) => check)

describe('diagnose', () => {
  test('finds nothing wrong with a sound network, also one with dropout, and leaves it as it was', () => {
    const dropout = new nn.Dropout(0.3, new Random(2))
    const model = network(1, dropout)
    dropout.eval()
    const before = model.parameters().map((parameter) => parameter.data())
    const diagnosis = diagnose(model, { x, y })
    expect(diagnosis.toString()).not.toContain('✗')
    expect(diagnosis.findings.map(({ check }) => check)).toEqual([
      'inputs',
      'loss at the start',
      'units of 1 (ReLU)',
      'gradient norms',
      'learns one batch by heart',
      'learning rate',
    ])
    expect(diagnosis.ok).toBe(true)
    expect(model.parameters().map((parameter) => parameter.data())).toEqual(before)
    expect(model.parameters().every(({ grad }) => grad === undefined)).toBe(true)
    expect([model.training, dropout.training]).toEqual([true, false])
    expect(
      failed(new nn.Sequential(network(), new nn.Dropout(0.5, new Random(2)))),
    ).toEqual([])
  })

  test('a regression is judged by its own loss', () => {
    const model = new nn.Linear(20, 1, new Random(1))
    const wanted = x.matmul(randn([20, 1], new Random(3)).mul(0.1))
    expect(
      diagnose(model, { x, y: wanted }, { loss: mseLoss, steps: 300 }).toString(),
    ).not.toContain('✗')
  })

  test('pixels from 0 to 255', () => {
    expect(failed(network(), { x: x.abs().mul(100), y })).toContain('inputs')
    expect(failed(network(), { x: x.mul(100), y })).toContain('inputs')
    expect(failed(network(), { x: x.mul(NaN), y })).toContain('inputs')
  })

  test('first weights that are too large, and a model that is trained already', () => {
    const large = network()
    noGrad(() => large.parameters()[2].mul_(50))
    expect(failed(large, { x, y }, few)).toContain('loss at the start')
    const trained = network()
    const optimizer = new optim.Adam(trained.parameters(), { learningRate: 0.01 })
    fit(trained, [{ x, y, index: 0 }], { optimizer, loss: crossEntropy, epochs: 60 })
    const { problems } = diagnose(trained, { x, y }, few)
    expect(problems[0]).toMatchObject({
      check: 'loss at the start',
      advice: expect.stringContaining('knows too much'),
    })
  })

  test('a sigmoid is saturated at both ends, by the share of its outputs that are', () => {
    const units = (values: number[]) => {
      const linear = new nn.Linear(1, values.length, new Random(1))
      noGrad(() => [linear.weight.fill_(1e-3), linear.bias?.copy_(tensor(values))])
      const model = new nn.Sequential(linear, new nn.Sigmoid(), new nn.Linear(values.length, 2, new Random(2))) // prettier-ignore
      const batch = { x: randn([4, 1], new Random(3)), y: tensor([0, 1, 0, 1], { dtype: 'int32' }) } // prettier-ignore
      const { findings } = diagnose(model, batch, few)
      return findings.find(({ check }) => check.startsWith('units of'))?.found
    }
    expect(units([-9, 0, 0, 0])).toContain('25 % of the outputs are saturated')
    expect(units([9, 9, -9, -1])).toContain('75 % of the outputs are saturated')
    expect(units([0.5, -0.5, 1, 0])).toContain('0 % of the outputs are saturated')
  })

  test('dead relus and saturated tanhs', () => {
    const dead = network()
    noGrad(() => dead.parameters()[1].fill_(-100))
    expect(failed(dead)).toEqual(expect.arrayContaining(['units of 1 (ReLU)', 'gradients']))
    const own = new Random(1)
    const saturated = new nn.Sequential(
      new nn.Linear(20, 64, own),
      new nn.Tanh(),
      new nn.Linear(64, 10, own),
    )
    noGrad(() => saturated.parameters()[0].mul_(30))
    expect(failed(saturated, { x, y }, few)).toContain('units of 1 (Tanh)')
  })

  test('a graph that is cut names the parameters behind the cut', () => {
    const parts = {
      first: new nn.Linear(20, 16, new Random(1)),
      last: new nn.Linear(16, 10, new Random(2)),
    }
    const model = nn.compose(parts, ({ first, last }, input) =>
      last.forward(first.forward(input).relu().detach()),
    )
    const { problems } = diagnose(model, { x, y })
    expect(problems.map(({ check, found }) => [check, found])).toEqual([
      ['gradients', 'first.weight 0, first.bias 0'],
    ])
    const nothing = nn.compose(parts, ({ last }, input) =>
      last
        .forward(zeros([16, 16]))
        .detach()
        .add(input.slice(1, 0, 10)),
    )
    expect(failed(nothing)).toEqual(['gradients'])
  })

  test('gradients that vanish in a deep net of sigmoids', () => {
    const own = new Random(1)
    const layers = Array.from({ length: 8 }, () => [
      new nn.Linear(20, 20, own),
      new nn.Sigmoid(),
    ]).flat()
    expect(
      failed(new nn.Sequential(...layers, new nn.Linear(20, 10, own)), { x, y }, few),
    ).toContain('gradient norms')
  })

  test('a softmax before crossEntropy, and a training step that trains another model', () => {
    expect(failed(network(1, new nn.Softmax()))).toContain('learns one batch by heart')
    const [model, other] = [network(1), network(2)]
    const optimizer = new optim.Adam(other.parameters(), { learningRate: 0.003 })
    const trainStep = (input: Tensor, labels: Tensor) => {
      optimizer.zeroGrad()
      crossEntropy(other.forward(input), labels).backward()
      optimizer.step()
    }
    expect(failed(model, { x, y }, { trainStep, steps: 50 })).toEqual([
      'learns one batch by heart',
    ])
  })

  test('puts the weights back also when a training step throws', () => {
    const model = network()
    const before = model.parameters()[0].data()
    const trainStep = () => {
      noGrad(() => model.parameters()[0].fill_(7))
      throw new Error('my own mistake')
    }
    expect(() => diagnose(model, { x, y }, { trainStep })).toThrow('my own mistake')
    expect(model.parameters()[0].data()).toEqual(before)
  })

  test('a batch of one sample is refused', () => {
    expect(() => diagnose(network(), { x: x.slice(0, 0, 1), y: y.slice(0, 0, 1) })).toThrow(
      ArgumentError,
    )
  })
})

describe('the learning rate range test', () => {
  const line = randn([64, 3], new Random(1))
  const targets = line.matmul(tensor([[1], [2], [3]]))
  const data = [{ x: line, y: targets, index: 0 }]

  test('ends where the loss blows up, suggests a rate below, and puts the weights back', () => {
    const model = new nn.Linear(3, 1, new Random(1))
    const before = model.weight.data()
    const { rates, losses, suggested } = learningRateRange(model, data, {
      loss: mseLoss,
      from: 1e-4,
      to: 100,
      steps: 80,
    })
    expect(rates.length).toBeLessThan(80)
    expect(rates[0]).toBe(1e-4)
    expect(rates[1] / rates[0]).toBeCloseTo(1e6 ** (1 / 79), 10)
    expect(losses).toHaveLength(rates.length)
    expect(losses.at(-1)).toBeLessThanOrEqual(4 * Math.min(...losses))
    expect(model.weight.data()).toEqual(before)
    // A quadratic with curvature of about 2 diverges beyond a rate of 1.
    expect(suggested).toBeGreaterThan(0.005)
    expect(suggested).toBeLessThan(0.3)
    const optimizer = new optim.SGD(model.parameters(), { learningRate: suggested ?? NaN })
    expect(
      fit(model, data, { optimizer, loss: mseLoss, epochs: 300 }).curves.loss.at(-1),
    ).toBeLessThan(0.01)
  })

  test('is not fooled when the loss blows up and falls back', () => {
    // Slowly down from 2 to 1, up to 6 for a moment, back to 2.
    const script = (t: number) => (t < 30 ? 2 - t / 30 : t < 34 ? 6 : 2)
    let t = 0
    const scripted = (outputs: Tensor) => outputs.mul(0).sum().add(script(t++))
    const { rates, losses, suggested } = learningRateRange(
      network(),
      [{ x, y, index: 0 }],
      {
        loss: scripted,
        steps: 60,
      },
    )
    const falls = losses.map((loss, i) => (i === 0 ? 0 : loss - losses[i - 1]))
    expect(falls.indexOf(Math.min(...falls))).toBeGreaterThan(33) // the steepest of all is a trap
    expect(suggested).toBeLessThan(rates[30])
  })

  test('suggests nothing when nothing is learned', () => {
    const model = new nn.Linear(3, 1, new Random(1))
    const constant = (outputs: Tensor) => outputs.mul(0).sum().add(1)
    expect(
      learningRateRange(model, data, { loss: constant, steps: 20 }).suggested,
    ).toBeUndefined()
    expect(() => learningRateRange(model, [], { loss: mseLoss })).toThrow(ArgumentError)
    expect(() =>
      learningRateRange(model, data, { loss: mseLoss, from: 1, to: 0.1 }),
    ).toThrow(/needs 0 < from < to/)
  })
})

test('outputs are watched by name, and the model is itself again afterwards', () => {
  const model = new nn.Sequential(network(), new nn.Tanh())
  const seen: string[] = []
  watchOutputs(
    model,
    (name, module, output) =>
      seen.push(`${name} ${module.constructor.name} ${output.shape.join('×')}`),
    () => model.forward(x),
  )
  expect(seen).toEqual([
    '0.0 Linear 16×40',
    '0.1 ReLU 16×40',
    '0.2 Linear 16×10',
    '1 Tanh 16×10',
  ])
  model.forward(x)
  expect(seen).toHaveLength(4)
  expect(Object.keys(model.layers[1])).toEqual(['training'])
})

test('a unit is dead when it says the same for every sample', () => {
  expect(
    deadShare(
      tensor([
        [0, 1, 5, 0],
        [0, 2, 5, 1],
      ]),
    ),
  ).toBe(0.5)
})
