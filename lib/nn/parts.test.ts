import {
  ArgumentError,
  GradientError,
  Random,
  gradientCheck,
  mseLoss,
  nn,
  noGrad,
  ones,
  optim,
  randn,
  scope,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, expectTypeOf, test } from 'vitest'

const linear = () => new nn.Linear(2, 2, new Random(1), { bias: false })
const names = (module: nn.AnyModule) => module.namedParameters().map(([name]) => name)

/** A module that holds `part` in the field `held`. */
class Holder extends nn.Module {
  readonly held: unknown
  constructor(held: unknown) {
    super()
    this.held = held
  }
  forward(x: Tensor): Tensor {
    return x
  }
}

describe('layers are found', () => {
  test.each<[string, unknown, string]>([
    ['in a list', [linear()], 'held.0.weight'],
    ['in a list of lists', [[], [linear()]], 'held.1.0.weight'],
    ['in an object', { left: { deep: linear() } }, 'held.left.deep.weight'],
    [
      'in an object without a prototype',
      Object.assign(Object.create(null), { a: linear() }),
      'held.a.weight',
    ],
    ['in a Map', new Map([['a', linear()]]), 'held.a.weight'],
    ['in a Set', new Set([linear()]), 'held.0.weight'],
  ])('%s', (_, held, name) => {
    expect(names(new Holder(held))).toEqual([name])
    expect(Object.keys(new Holder(held).stateDict())).toEqual([name])
  })

  test('also in a list that contains itself', () => {
    const list: unknown[] = [linear()]
    list.push(list)
    expect(names(new Holder(list))).toEqual(['held.0.weight'])
  })

  test('but not behind a field that leads back to the owner', () => {
    const child = new Holder(undefined)
    const parent = new Holder(child)
    Object.assign(child, { parent })
    for (const use of [
      () => parent.parameters(),
      () => parent.eval(),
      () => child.stateDict(),
    ])
      expect(use).toThrow(/leads back to a module that contains it/)
  })

  test('and a tensor that wants a gradient and is no Parameter is refused', () => {
    const holder = new Holder([tensor([1, 2], { requiresGrad: true })])
    expect(() => holder.parameters()).toThrow(GradientError)
    expect(() => holder.stateDict()).toThrow(
      /'held.0' \(2\) requires a gradient and is no Parameter/,
    )
    // The result of an operation, kept to look at it, is none.
    expect(new Holder(tensor([1], { requiresGrad: true }).mul(2)).parameters()).toEqual([])
  })

  test('and two that would have one name are refused', () => {
    const one = new Holder({ b: linear() })
    Object.assign(one, { 'held.b': linear() })
    expect(() => one.parameters()).toThrow(ArgumentError)
    expect(() => one.stateDict()).toThrow(/two tensors are named 'held.b.weight'/)
  })
})

test('modules are listed from the top down, each once', () => {
  const shared = new nn.Tanh()
  const model = new nn.Sequential(new nn.Sequential(shared), shared)
  expect(model.namedModules().map(([name]) => name)).toEqual(['', '0', '0.0'])
  expect(model.modules()).toEqual([model, model.layers[0], shared])
})

describe('a buffer', () => {
  class Centered extends nn.Module {
    readonly runningMean = new nn.Buffer(zeros([2]))
    readonly seen = new nn.Buffer(tensor(0, { dtype: 'int32' }))
    readonly scale = new nn.Parameter(ones([2]))
    forward(x: Tensor): Tensor {
      if (this.training) {
        noGrad(() => {
          this.runningMean.mul_(0.5).add_(x.mean(0).mul(0.5))
          this.seen.add_(1)
        })
      }
      return x.sub(this.runningMean).mul(this.scale)
    }
  }
  const x = tensor([
    [2, 4],
    [4, 8],
  ])

  test('is saved and restored, and not learned', () => {
    const model = new nn.Sequential(new Centered())
    scope(() => void model.forward(x))
    expect(names(model)).toEqual(['0.scale'])
    expect(model.parameterCount()).toBe(2)
    expect(model.namedBuffers().map(([name]) => name)).toEqual(['0.runningMean', '0.seen'])
    const state = model.stateDict()
    expect(Object.keys(state)).toEqual(['0.scale', '0.runningMean', '0.seen'])
    const other = new nn.Sequential(new Centered())
    other.loadStateDict(state)
    expect(other.eval().forward(x).toArray()).toEqual(model.eval().forward(x).toArray())
    expect(other.namedBuffers()[0][1].toArray()).toEqual([1.5, 3])
    expect(() => other.loadStateDict({ '0.scale': ones([2]) })).toThrow(
      /missing: 0.runningMean, 0.seen/,
    )
  })

  test('goes to another dtype with its module, unless it counts', () => {
    const model = new Centered().to('float64')
    expect([model.runningMean.dtype, model.scale.dtype, model.seen.dtype]).toEqual([
      'float64',
      'float64',
      'int32',
    ])
    model.eval()
    gradientCheck(
      (input) => model.forward(input),
      [randn([3, 2], new Random(1), { dtype: 'float64' })],
    )
  })
})

describe('a layer in float64', () => {
  test('has the same numbers, is the same object, and can be checked', () => {
    const layer = new nn.Linear(3, 2, new Random(1))
    const { weight } = layer
    const before = weight.toArray()
    expect(layer.to('float64')).toBe(layer)
    expect(layer.weight).toBe(weight)
    expect([weight.dtype, weight.toArray(), weight.requiresGrad]).toEqual([
      'float64',
      before,
      true,
    ])
    const x = randn([4, 3], new Random(2), { dtype: 'float64' })
    const made = gradientCheck((a, w) => a.matmul(w.transpose()), [x, weight])
    expect(made.checked).toBeGreaterThan(0)
    expect(() => layer.to('int32')).toThrow(/float32 or float64, not int32/)
  })

  test('can be made so', () => {
    const layer = new nn.Linear(3, 2, new Random(1), { dtype: 'float64' })
    expect(layer.forward(ones([1, 3], { dtype: 'float64' })).dtype).toBe('float64')
    expect(layer.weight.toArray()).toEqual(
      new nn.Linear(3, 2, new Random(1)).weight.toArray(),
    )
  })
})

test('what is frozen no longer learns, until it may again', () => {
  const [first, second] = [linear(), linear()]
  const model = new nn.Sequential(first, second)
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
  const step = () => {
    optimizer.zeroGrad()
    mseLoss(model.forward(ones([1, 2])), zeros([1, 2])).backward()
    optimizer.step()
  }
  step()
  expect(first.freeze()).toBe(first)
  const [a, b] = [first.weight.toArray(), second.weight.toArray()]
  step()
  expect(first.weight.toArray()).toEqual(a)
  expect(second.weight.toArray()).not.toEqual(b)
  expect(nn.summary(model)).toMatch(/of them frozen +4$/)
  first.freeze(false)
  step()
  expect(first.weight.toArray()).not.toEqual(a)
})

describe('output hooks', () => {
  test('show what a layer gives, each its own watchers, until they are ended', () => {
    const [first, second] = [new nn.Tanh(), new nn.ReLU()]
    const model = new nn.Sequential(first, second)
    const seen: string[] = []
    const ends = [
      first.onOutput((output) => seen.push(`a ${output.shape.join('x')}`)),
      first.onOutput((output) => seen.push(`b ${output.requiresGrad}`)),
      second.onOutput(() => seen.push('c')),
    ]
    model.forward(ones([3, 2]))
    expect(seen).toEqual(['a 3x2', 'b false', 'c'])
    ends[0]()
    ends[0]() // a second time is none
    model.forward(ones([3, 2]))
    expect(seen.slice(3)).toEqual(['b false', 'c'])
    ends[1]()
    ends[2]()
    model.forward(ones([3, 2]))
    expect(seen).toHaveLength(5)
    expect(Object.hasOwn(first, 'forward')).toBe(false)
  })

  test('record nothing', () => {
    const layer = linear()
    let shown: Tensor | undefined
    layer.onOutput((output) => (shown = output.mul(2)))
    expect(layer.forward(ones([1, 2])).requiresGrad).toBe(true)
    expect(shown?.requiresGrad).toBe(false)
  })
})

describe('a module may take and give more than a tensor', () => {
  interface State {
    hidden: Tensor
  }
  class Cell extends nn.Module<
    [x: Tensor, state?: State],
    { output: Tensor; state: State }
  > {
    readonly inner = linear()
    forward(x: Tensor, state?: State) {
      const hidden = this.inner.forward(state ? x.add(state.hidden) : x).tanh()
      return { output: hidden.mul(2), state: { hidden } }
    }
  }

  test('with its types, in a field, in compose and in a summary', () => {
    const cell = new Cell()
    const first = cell.forward(ones([1, 2]))
    expectTypeOf(first.state).toEqualTypeOf<State>()
    const both = nn.compose({ cell }, (parts, x: Tensor, state?: State) =>
      parts.cell.forward(x, state),
    )
    expect(both.forward(ones([1, 2]), first.state).output.shape).toEqual([1, 2])
    expect(names(both)).toEqual(['cell.inner.weight'])
    expect(nn.summary(both, ones([5, 2]), undefined)).toMatch(
      /cell.inner +Linear +weight \(2, 2\) +\(5, 2\) +20 +4/,
    )
  })
})

test('a summary with an input says the shape of what each layer gives', () => {
  const model = new nn.Sequential(
    new nn.Flatten(),
    new nn.Linear(12, 5, new Random(1)),
    new nn.ReLU(),
  )
  const lines = nn.summary(model, zeros([7, 3, 4])).split('\n')
  expect(lines[0]).toMatch(/^name +kind +parameters +output +multiply-adds +count$/)
  expect(lines[2]).toMatch(/^0 +Flatten +\(7, 12\) +0 +0$/)
  expect(lines[3]).toMatch(/^1 +Linear +weight \(5, 12\), bias \(5\) +\(7, 5\) +420 +65$/)
  expect(Object.hasOwn(model, 'forward')).toBe(false)
})
