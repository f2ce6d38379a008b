import {
  ArgumentError,
  Random,
  nn,
  noGrad,
  randn,
  scope,
  ShapeError,
  steps,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

class Block extends nn.Module {
  readonly scale = new nn.Parameter(tensor([1, 2]))
  readonly layers: nn.Linear[]
  readonly name = 'no parameter'

  constructor(random: Random) {
    super()
    this.layers = [
      new nn.Linear(2, 2, random),
      new nn.Linear(2, 2, random, { bias: false }),
    ]
  }

  forward(x: Tensor): Tensor {
    return this.layers.reduce((signal, layer) => layer.forward(signal), x.mul(this.scale))
  }
}

const names = (module: nn.Module) => module.namedParameters().map(([name]) => name)

describe('a module finds its parameters', () => {
  test('in fields, in arrays, and in modules below, in the order of assignment', () => {
    const model = new nn.Sequential(
      new Block(new Random(1)),
      new nn.ReLU(),
      new nn.Linear(2, 1, new Random(1)),
    )
    expect(names(model)).toEqual([
      '0.scale',
      '0.layers.0.weight',
      '0.layers.0.bias',
      '0.layers.1.weight',
      '2.weight',
      '2.bias',
    ])
    expect(model.parameterCount()).toBe(2 + 4 + 2 + 4 + 2 + 1)
  })

  test('once, when a layer is shared', () => {
    const shared = new nn.Linear(2, 2, new Random(1))
    expect(names(new nn.Sequential(shared, new nn.Tanh(), shared))).toEqual([
      '0.weight',
      '0.bias',
    ])
  })

  test('a tensor that is no Parameter is not learned', () => {
    class Fixed extends nn.Module {
      readonly mean = tensor([1])
      forward(x: Tensor): Tensor {
        return x.sub(this.mean)
      }
    }
    expect(new Fixed().parameters()).toEqual([])
  })
})

test('train and eval reach every module below', () => {
  const inner = new nn.ReLU()
  const model = new nn.Sequential(new nn.Sequential(inner))
  expect(model.eval()).toBe(model)
  expect([model.training, inner.training]).toEqual([false, false])
  model.train()
  expect([model.training, inner.training]).toEqual([true, true])
})

test('zeroGrad forgets every gradient', () => {
  const model = new Block(new Random(1))
  model
    .forward(tensor([[1, 2]]))
    .sum()
    .backward()
  expect(model.parameters().every(({ grad }) => grad !== undefined)).toBe(true)
  model.zeroGrad()
  expect(model.parameters().every(({ grad }) => grad === undefined)).toBe(true)
})

describe('a state', () => {
  test('moves the numbers to another model, and is a copy', () => {
    const [a, b] = [new Block(new Random(1)), new Block(new Random(2))]
    const x = randn([3, 2], new Random(3))
    const state = a.stateDict()
    const before = a.forward(x).toArray()
    noGrad(() => a.scale.mul_(10))
    b.loadStateDict(state)
    expect(b.forward(x).toArray()).toEqual(before)
  })

  test('outlives the scope in which it was taken', () => {
    const model = new Block(new Random(1))
    let state: nn.StateDict = {}
    for (const _ of steps(1)) state = model.stateDict()
    expect(state.scale.toArray()).toEqual([1, 2])
  })

  test('is refused as a whole when a name or a shape is wrong', () => {
    const model = new nn.Linear(2, 2, new Random(1))
    const before = model.weight.toArray()
    expect(() =>
      model.loadStateDict({ weight: tensor([[1, 2]]), bias: tensor([0, 0]) }),
    ).toThrow(ShapeError)
    expect(() => model.loadStateDict({ weight: tensor([[9, 9]]) })).toThrow(
      'missing: bias; unknown: none',
    )
    const unknown = { weight: tensor([[9, 9]]), bias: tensor([0, 0]), biass: tensor([0]) }
    expect(() => model.loadStateDict(unknown)).toThrow(ArgumentError)
    expect(model.weight.toArray()).toEqual(before)
  })
})

test('parameters outlive the scope in which the model was made', () => {
  const made: nn.Linear[] = []
  scope(() => void made.push(new nn.Linear(2, 1, new Random(1))))
  const [model] = made
  expect(model.forward(tensor([[0, 0]])).toArray()).toEqual([[0]])
})

test('the summary names each layer with its parameters, and their total', () => {
  const model = new nn.Sequential(new nn.Linear(784, 128, new Random(1)), new nn.ReLU())
  const lines = nn.summary(model).split('\n')
  expect(lines[2]).toMatch(/^0 +Linear +weight \(128, 784\), bias \(128\) +100,480$/)
  expect(lines[3]).toMatch(/^1 +ReLU +0$/)
  expect(lines.at(-1)).toMatch(/^total +100,480$/)
})

test('freezing forgets gradients, and letting learn again keeps them', () => {
  const model = new nn.Linear(2, 1, new Random(1))
  const give = () => model.forward(tensor([[1, 2]])).sum().backward() // prettier-ignore
  give()
  model.freeze(false)
  expect(model.weight.grad?.toArray()).toEqual([[1, 2]])
  model.freeze()
  expect(model.parameters().map(({ grad, requiresGrad }) => [grad, requiresGrad])).toEqual([
    [undefined, false],
    [undefined, false],
  ])
})
