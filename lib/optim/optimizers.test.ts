import { readFileSync } from 'node:fs'
import {
  ArgumentError,
  GradientError,
  Random,
  mseLoss,
  nn,
  optim,
  pooledBytes,
  randn,
  schedules,
  scopedBytes,
  ShapeError,
  steps,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, it } from 'vitest'
import { fusedNameOf } from '../kernels/fused-name.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))

interface Problem {
  x: number[][]
  y: number[][]
  W: number[][]
  b: number[]
  s: number
}
const problem: Problem = fixture('problem')
const of = (values: number | number[] | number[][], requiresGrad = false) =>
  tensor(values, { dtype: 'float64', requiresGrad })

/** The loss of make-fixtures.py: a small tanh network, and a ripple on its weights. */
function loss(W: Tensor, b: Tensor, s: Tensor): Tensor {
  const ripple = W.mul(3).sin().sum().mul(0.1)
  return of(problem.x)
    .matmul(W)
    .add(b)
    .tanh()
    .mul(s)
    .sub(of(problem.y))
    .square()
    .mean()
    .add(ripple)
}

const leaves = () => [of(problem.W, true), of(problem.b, true), of(problem.s, true)]

/** The parameters after each step, as the fixtures have them. */
function path(
  optimizer: optim.Optimizer,
  [W, b, s]: Tensor[],
  count: number,
  { unused = false, from = 0 } = {},
): number[][] {
  return Array.from(steps(count), (i) => {
    optimizer.zeroGrad()
    loss(W, unused && (from + i) % 3 === 2 ? b.detach() : b, s).backward()
    optimizer.step()
    return [W, b, s].flatMap((p) => [...p.data()])
  })
}

function largestDifference(got: number[][], wanted: number[][]): number {
  const differences = wanted.flatMap((row, i) =>
    row.map((value, j) => Math.abs(got[i][j] - value)),
  )
  return differences.reduce((a, b) => (b <= a ? a : b))
}

const made: Record<string, (parameters: Tensor[], options: never) => optim.Optimizer> = {
  sgd: (p, options) => new optim.SGD(p, options),
  momentum: (p, options) => new optim.Momentum(p, options),
  nesterov: (p, options) => new optim.Nesterov(p, options),
  adagrad: (p, options) => new optim.Adagrad(p, options),
  rmsprop: (p, options) => new optim.RMSProp(p, options),
  adam: (p, options) => new optim.Adam(p, options),
  adamw: (p, options) => new optim.AdamW(p, options),
}

describe('agrees with 50 steps of PyTorch in float64', () => {
  it.each([
    'sgd',
    'momentum',
    'momentum-decay',
    'nesterov',
    'adagrad',
    'adagrad-decay',
    'rmsprop',
    'rmsprop-decay',
    'adam',
    'adam-decay',
    'adam-unused',
    'adamw',
    'adamw-decay',
  ])('%s', (name) => {
    const { options, path: wanted } = fixture(name)
    const parameters = leaves()
    const optimizer = made[name.split('-')[0]](parameters, options as never)
    expect(wanted).toHaveLength(50)
    expect(
      largestDifference(
        path(optimizer, parameters, 50, { unused: name.endsWith('unused') }),
        wanted,
      ),
    ).toBeLessThan(1e-10)
  })

  it('two groups, with a rate and a decay of their own, under one schedule', () => {
    const { options, path: wanted } = fixture('adamw-groups')
    const parameters = leaves()
    const [W, b, s] = parameters
    const [first, second] = options.groups
    const optimizer = new optim.AdamW(
      [
        { parameters: [W], ...first },
        { parameters: [b, s], ...second },
      ],
      {
        learningRate: options.learningRate,
      },
    )
    const schedule = schedules.cosine({ learningRate: options.learningRate, steps: 50 })
    const got = wanted.flatMap((_: number[], i: number) => {
      optimizer.learningRate = schedule(i)
      return path(optimizer, parameters, 1)
    })
    expect(largestDifference(got, wanted)).toBeLessThan(1e-10)
  })

  it('and the comparison can fail: another beta2 does not agree', () => {
    const parameters = leaves()
    const optimizer = new optim.Adam(parameters, { learningRate: 0.05, beta2: 0.998 })
    expect(
      largestDifference(path(optimizer, parameters, 50), fixture('adam').path),
    ).toBeGreaterThan(1e-6)
  })
})

describe('the state of an optimizer', () => {
  it.each(['momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw'])(
    'of %s goes on where it was',
    (name) => {
      const whole = leaves()
      const wanted = path(made[name](whole, { learningRate: 0.05 } as never), whole, 30)

      const first = leaves()
      const before = made[name](first, { learningRate: 0.05 } as never)
      path(before, first, 12)
      const state = before.stateDict?.() ?? {}
      const copies = first.map((parameter) => {
        const copy = parameter.detach().clone()
        copy.requiresGrad = true
        return copy
      })
      // A new optimizer with another rate: the state brings the right one.
      const after = made[name](copies, { learningRate: 0.5 } as never)
      after.loadStateDict?.(state)
      expect(path(after, copies, 18)).toEqual(wanted.slice(12))
    },
  )

  it('has names: the step, and what is remembered', () => {
    const parameters = leaves()
    const optimizer = new optim.Adam(parameters)
    path(optimizer, parameters, 2)
    const state = optimizer.stateDict()
    expect(Object.keys(state)).toEqual([
      'learningRate',
      '0.t',
      '0.m',
      '0.v',
      '1.t',
      '1.m',
      '1.v',
      '2.t',
      '2.m',
      '2.v',
    ])
    expect(state['0.t'].item()).toBe(2)
    expect(state['0.v'].shape).toEqual([2, 3])
  })

  it('is a copy, so going on does not change it', () => {
    const parameters = leaves()
    const optimizer = new optim.Momentum(parameters, { learningRate: 0.1 })
    path(optimizer, parameters, 1)
    const state = optimizer.stateDict()
    const before = state['0.velocity'].toArray()
    path(optimizer, parameters, 1)
    expect(state['0.velocity'].toArray()).toEqual(before)
  })

  it('of another optimizer or model is refused, and nothing changes', () => {
    const parameters = leaves()
    const adam = new optim.Adam(parameters)
    path(adam, parameters, 1)
    const before = adam.stateDict()
    expect(() => adam.loadStateDict(new optim.Adagrad(parameters).stateDict())).toThrow(
      /missing: 0\.m.*another optimizer/,
    )
    const other = new optim.Adam([of([1, 2], true), of([1], true), of([1], true)])
    expect(() => adam.loadStateDict(other.stateDict())).toThrow(ShapeError)
    for (const [name, value] of Object.entries(adam.stateDict()))
      expect(value.toArray()).toEqual(before[name].toArray())
  })
})

describe('parameter groups', () => {
  const gradientOne = (w: Tensor) => {
    w.sum().backward()
    return w
  }

  it('keep their proportion when the learning rate changes, even through 0', () => {
    const [a, b] = [of([0], true), of([0], true)]
    const optimizer = new optim.Momentum(
      [{ parameters: [a] }, { parameters: [b], learningRate: 0.01 }],
      {
        learningRate: 0.1,
        momentum: 0,
      },
    )
    gradientOne(a)
    gradientOne(b)
    optimizer.learningRate = 0
    optimizer.step()
    expect([a.item(), b.item()]).toEqual([0, 0])
    optimizer.learningRate = 1
    optimizer.step()
    expect(a.item()).toBeCloseTo(-1, 12)
    expect(b.item()).toBeCloseTo(-0.1, 12)
  })

  it('and plain parameters are not mixed', () => {
    const w = of([1], true)
    const mixed = [w, { parameters: [of([1], true)] }] as Tensor[]
    expect(() => new optim.Adam(mixed)).toThrow(/not both/)
  })
})

describe('errors', () => {
  const w = of([1], true)
  it.each<[string, () => unknown, RegExp]>([
    [
      'a rate of 0',
      () => new optim.Adam([w], { learningRate: 0 }),
      /Adam: learningRate must be above 0/,
    ],
    [
      'a rate that is NaN',
      () => new optim.RMSProp([w], { learningRate: NaN }),
      /RMSProp: learningRate/,
    ],
    [
      'a momentum of 1',
      () => new optim.Momentum([w], { learningRate: 1, momentum: 1 }),
      /below 1, got 1/,
    ],
    ['a negative beta', () => new optim.Adam([w], { beta1: -0.1 }), /Adam: beta1/],
    ['an epsilon of 0', () => new optim.Adagrad([w], { epsilon: 0 }), /Adagrad: epsilon/],
    [
      'a negative decay',
      () => new optim.AdamW([w], { weightDecay: -1 }),
      /AdamW: weightDecay/,
    ],
    [
      'no parameters',
      () => new optim.Adam(new nn.ReLU().parameters()),
      /no parameters to learn/,
    ],
    [
      'no parameters in groups',
      () => new optim.Adam([{ parameters: [] }]),
      /no parameters to learn/,
    ],
    ['a parameter twice', () => new optim.Adam([w, w]), /twice/],
    [
      'the rate of a group',
      () => new optim.Adam([{ parameters: [w], learningRate: -1 }]),
      /learningRate/,
    ],
  ])('%s is refused', (_, make, message) => {
    expect(make).toThrow(ArgumentError)
    expect(make).toThrow(message)
  })
})

it.each(['momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw'])(
  'the memory of a loop with %s is flat',
  (name) => {
    const random = new Random(1)
    const x = randn([16, 8], random)
    const y = randn([16, 1], random)
    const model = new nn.Sequential(
      new nn.Linear(8, 8, random),
      new nn.Tanh(),
      new nn.Linear(8, 1, random),
    )
    const optimizer = made[name](model.parameters(), { learningRate: 0.01 } as never)
    const live: number[] = []
    const pooled: number[] = []
    for (const _ of steps(20)) {
      const loss = mseLoss(model.forward(x), y)
      optimizer.zeroGrad()
      loss.backward()
      optimizer.step()
      live.push(scopedBytes())
      pooled.push(pooledBytes())
    }
    expect(new Set(live.slice(2)).size).toBe(1)
    expect(new Set(pooled.slice(2)).size).toBe(1)
  },
)

describe('what would train nothing, or wrongly, is refused', () => {
  const leaf = () => of([1, 2], true)

  it('groups work for SGD as for all others', () => {
    const [w, b] = [leaf(), leaf()]
    const optimizer = new optim.SGD(
      [{ parameters: [w] }, { parameters: [b], learningRate: 0.01, weightDecay: 0.5 }],
      { learningRate: 0.1 },
    )
    w.sum().add(b.sum()).backward()
    optimizer.step()
    expect([...w.data(), ...b.data()]).toEqual([
      1 - 0.1,
      2 - 0.1,
      1 - 0.01 * 1.5,
      2 - 0.01 * 2,
    ])
    expect(Object.keys(optimizer.stateDict())).toEqual(['learningRate', '0.t', '1.t'])
  })

  it.each<[string, () => unknown, RegExp]>([
    [
      'a misspelled option, with the nearest name',
      () => new optim.Adam([leaf()], { learningrate: 1 } as never),
      /^Adam: there is no option 'learningrate'\. Did you mean learningRate\?/,
    ],
    [
      'an option of another optimizer',
      () => new optim.SGD([leaf()], { learningRate: 1, momentum: 0.9 } as never),
      /^SGD: there is no option 'momentum'/,
    ],
    [
      'a misspelled option of a group',
      () => new optim.AdamW([{ parameters: [leaf()], weightdecay: 0 } as never]),
      /^AdamW, group 0: there is no option 'weightdecay'\. Did you mean weightDecay\?/,
    ],
    [
      'a model in place of its parameters',
      () => new optim.SGD(new nn.ReLU() as never, { learningRate: 1 }),
      /SGD: parameters are tensors.*model\.parameters\(\)/,
    ],
    [
      'an infinite rate',
      () => new optim.SGD([leaf()], { learningRate: Infinity }),
      /SGD: learningRate must be above 0 and finite, got Infinity/,
    ],
    [
      'an infinite decay',
      () => new optim.AdamW([leaf()], { weightDecay: Infinity }),
      /AdamW: weightDecay must be 0 or above and finite, got Infinity/,
    ],
    [
      'a parameter in two groups',
      () => {
        const w = leaf()
        return new optim.SGD([{ parameters: [w] }, { parameters: [w] }], {
          learningRate: 1,
        })
      },
      /twice/,
    ],
    [
      'a parameter twice',
      () => {
        const w = leaf()
        return new optim.SGD([w, w], { learningRate: 1 })
      },
      /twice/,
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(ArgumentError)
    expect(make).toThrow(message)
  })

  it.each([NaN, Infinity, -0.1])('a rate of %s, set later by a schedule', (rate) => {
    const optimizer = new optim.SGD([leaf()], { learningRate: 0.1 })
    expect(() => (optimizer.learningRate = rate)).toThrow(ArgumentError)
    expect(optimizer.learningRate).toBe(0.1)
  })

  it('a step without any gradient, with the likely reason', () => {
    const w = leaf()
    const optimizer = new optim.SGD([w], { learningRate: 0.1 })
    w.sum().backward()
    optimizer.zeroGrad()
    expect(() => optimizer.step()).toThrow(GradientError)
    expect(() => optimizer.step()).toThrow(
      /^SGD: no parameter has a gradient.*was zeroGrad\(\) called between/,
    )
  })

  it('the fused kernel of another class is never taken for a formula of one’s own', () => {
    class Still extends optim.SGD {
      protected override update(): void {}
    }
    class Named extends Still {
      static override readonly fused = 'adam'
    }
    const fusedName = (optimizer: optim.Optimizer) => fusedNameOf(optimizer, 'update')
    const options = { learningRate: 0.1 }
    expect(fusedName(new optim.SGD([leaf()], options))).toBe('sgd')
    expect(fusedName(new optim.AdamW([leaf()]))).toBe('adamW')
    expect(fusedName(new Still([leaf()], options))).toBeUndefined()
    // `update` is Still's, and Still names none.
    expect(fusedName(new Named([leaf()], options))).toBeUndefined()
  })
})
