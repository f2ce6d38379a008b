import {
  ArgumentError,
  Random,
  gradientCheck,
  nn,
  randn,
  ShapeError,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

describe('Linear', () => {
  test('is x·Wᵀ + b, with the weight as (out, in)', () => {
    const layer = new nn.Linear(3, 2, new Random(0))
    layer.loadStateDict({
      weight: tensor([
        [1, 0, -1],
        [0.5, 0.5, 0.5],
      ]),
      bias: tensor([10, 0]),
    })
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ])
    expect(layer.forward(x).toArray()).toEqual([
      [8, 3],
      [8, 7.5],
    ])
  })

  test('takes any axes before the last', () => {
    const layer = new nn.Linear(3, 2, new Random(0))
    expect(layer.forward(zeros([4, 5, 3])).shape).toEqual([4, 5, 2])
    expect(layer.forward(zeros([3])).shape).toEqual([2])
    expect(layer.forward(zeros([0, 3])).shape).toEqual([0, 2])
  })

  test('starts with a bias of zero and the same weights for the same seed', () => {
    const make = (seed: number) => new nn.Linear(3, 2, new Random(seed))
    expect(make(1).weight.toArray()).toEqual(make(1).weight.toArray())
    expect(make(1).weight.toArray()).not.toEqual(make(2).weight.toArray())
    expect(make(1).bias?.toArray()).toEqual([0, 0])
  })

  test('without a bias, zero in is zero out', () => {
    const layer = new nn.Linear(3, 2, new Random(0), { bias: false })
    expect(layer.namedParameters().map(([name]) => name)).toEqual(['weight'])
    expect(layer.forward(zeros([1, 3])).toArray()).toEqual([[0, 0]])
  })

  test('refuses an input of another width and says both', () => {
    const layer = new nn.Linear(3, 2, new Random(0))
    expect(() => layer.forward(zeros([5, 4]))).toThrow(ShapeError)
    expect(() => layer.forward(zeros([5, 4]))).toThrow(/x \(5, 4\) must be 3/)
  })
})

describe('activations as modules do what the operations do', () => {
  const x = randn([4, 3], new Random(1), { dtype: 'float64' })
  const pairs: [nn.Module, (x: Tensor) => Tensor][] = [
    [new nn.ReLU(), (x) => x.relu()],
    [new nn.LeakyReLU(0.2), (x) => x.leakyRelu(0.2)],
    [new nn.ELU(0.5), (x) => x.elu(0.5)],
    [new nn.GELU(), (x) => x.gelu()],
    [new nn.GELU({ approximate: 'none' }), (x) => x.gelu({ approximate: 'none' })],
    [new nn.SiLU(), (x) => x.silu()],
    [new nn.Identity(), (x) => x],
    [new nn.Tanh(), (x) => x.tanh()],
    [new nn.Sigmoid(), (x) => x.sigmoid()],
    [new nn.Softplus(), (x) => x.softplus()],
    [new nn.Softmax(), (x) => x.softmax()],
  ]
  test.each(
    pairs.map(([module, plain]) => [module.constructor.name, module, plain] as const),
  )('%s', (_, module, plain) => {
    expect(module.forward(x).toArray()).toEqual(plain(x).toArray())
    expect(module.parameters()).toEqual([])
    gradientCheck((x) => module.forward(x), [x])
  })
})

test('what an activation does not take is refused, and not ignored', () => {
  const made = (of: unknown, given: unknown) => () =>
    new (of as new (given: unknown) => nn.Module)(given)
  for (const given of [1, true, { axis: 1 }])
    expect(made(nn.Softmax, given)).toThrow(/^Softmax: new Softmax\(\) takes nothing, got /)
  expect(made(nn.Flatten, { start: 0 })).toThrow(ArgumentError)
  expect(made(nn.LeakyReLU, { slope: 0.1 })).toThrow('LeakyReLU: slope must be a number')
  expect(made(nn.ELU, '1')).toThrow('ELU: alpha must be a number')
})

test('Flatten keeps the batch axis', () => {
  expect(new nn.Flatten().forward(zeros([5, 28, 28])).shape).toEqual([5, 784])
})

describe('the three styles', () => {
  class Classifier extends nn.Module {
    readonly hidden: nn.Linear
    readonly output: nn.Linear
    constructor(random: Random) {
      super()
      this.hidden = new nn.Linear(4, 8, random)
      this.output = new nn.Linear(8, 3, random)
    }
    forward(x: Tensor): Tensor {
      return this.output.forward(this.hidden.forward(x).relu())
    }
  }
  const sequential = (random: Random) =>
    new nn.Sequential(
      new nn.Linear(4, 8, random),
      new nn.ReLU(),
      new nn.Linear(8, 3, random),
    )
  const functional = (random: Random) =>
    nn.compose(
      { hidden: new nn.Linear(4, 8, random), output: new nn.Linear(8, 3, random) },
      ({ hidden, output }, x) => output.forward(hidden.forward(x).relu()),
    )

  test('are the same network with the same numbers and the same gradients', () => {
    const x = randn([5, 4], new Random(9))
    const [a, b, c] = [
      sequential,
      functional,
      (random: Random) => new Classifier(random),
    ].map((make) => {
      const model = make(new Random(7))
      const y = model.forward(x)
      y.square().sum().backward()
      return {
        y: y.toArray(),
        gradients: model.parameters().map(({ grad }) => grad?.toArray()),
      }
    })
    expect(a.gradients).toHaveLength(4)
    expect(b).toEqual(a)
    expect(c).toEqual(a)
  })

  test('a composed module is found, trained and switched like any other', () => {
    const model = functional(new Random(1))
    expect(model.namedParameters().map(([name]) => name)).toEqual([
      'hidden.weight',
      'hidden.bias',
      'output.weight',
      'output.bias',
    ])
    model.eval()
    expect(model.namedChildren().map(([, child]) => child.training)).toEqual([false, false])
  })

  test('a function may use several inputs', () => {
    const both = nn.compose({ a: new nn.Linear(2, 1, new Random(1)) }, ({ a }, x, y) =>
      a.forward(x).add(a.forward(y)),
    )
    const [x, y] = [tensor([[1, 2]]), tensor([[3, 4]])]
    expect(both.forward(x, y).shape).toEqual([1, 1])
  })
})
