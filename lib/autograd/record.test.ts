import {
  detectAnomaly,
  DtypeError,
  grad,
  GradientError,
  gradientCheck,
  noGrad,
  record,
  recordAll,
  tensor,
  topologicalOrder,
  type GradientsRule,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const leaf = (values: number[]): Tensor =>
  tensor(values, { dtype: 'float64', requiresGrad: true })

/** ∂/∂a of the sum of f(a, …), as a function that can be differentiated itself. */
const slopeOf =
  (f: (...inputs: Tensor[]) => Tensor) =>
  (a: Tensor, ...rest: Tensor[]): Tensor => {
    const own = a.requiresGrad
      ? a
      : tensor(a.data(), { shape: a.shape, requiresGrad: true })
    return grad(f(own, ...rest).sum(), [own], { createGraph: true })[0]
  }

/** How often a rule was asked. */
let asked = 0

/** √(x² + y²), whose two gradients share the quotient g / z. */
function hypot(x: Tensor, y: Tensor): Tensor {
  const z = noGrad(() => x.square().add(y.square()).sqrt())
  return record('hypot', z, [x, y], (g) => {
    asked++
    const share = g.div(z)
    return [share.mul(x).sumTo(x.shape), share.mul(y).sumTo(y.shape)]
  })
}

/** sin x and cos x: each is the other's derivative, but for a sign. */
function sinCos(x: Tensor): [sin: Tensor, cos: Tensor] {
  const [sin, cos] = noGrad(() => [x.sin(), x.cos()])
  recordAll('sinCos', [sin, cos], [x], ([ofSin, ofCos]) => {
    asked++
    const parts = [ofSin?.mul(cos), ofCos?.mul(sin).neg()].filter((g) => g !== undefined)
    return [parts.reduce((sum, g) => sum.add(g))]
  })
  return [sin, cos]
}

describe('one rule for all inputs', () => {
  const [x, y] = [leaf([3, -1, 0.5]), leaf([4, 2, -2])]

  test('gives what a rule for each would, and is asked once', () => {
    asked = 0
    hypot(x, y).sum().backward()
    expect(asked).toBe(1)
    expect([x.grad?.data()[0], y.grad?.data()[0]]).toEqual([(1 / 5) * 3, 0.8])
    expect(gradientCheck(hypot, [x, y]).checked).toBe(6)
    expect(gradientCheck(hypot, [x, leaf([2])]).checked).toBe(4)
  })

  test('can be differentiated again', () => {
    expect(gradientCheck(slopeOf(hypot), [x, y]).checked).toBe(6)
  })

  test('gives nothing to an input that wants none', () => {
    const data = tensor([1, 1, 1], { dtype: 'float64' })
    const z = hypot(leaf([1, 1, 1]), data)
    z.sum().backward()
    expect(data.grad).toBeUndefined()
  })

  test('that forgets an input, or gives too many, is named', () => {
    const forgets = record(
      'forgets',
      noGrad(() => x.add(y)),
      [x, y],
      (g) => [g],
    )
    expect(() => forgets.sum().backward()).toThrow(GradientError)
    expect(() => forgets.sum().backward()).toThrow(
      /'forgets' gave 1 gradients for 2 inputs: input 1, \(3\), requires one. Say undefined/,
    )
    const tooMany = record(
      'tooMany',
      noGrad(() => x.neg()),
      [x],
      (g) => [g.neg(), g],
    )
    expect(() => tooMany.sum().backward()).toThrow(
      /'tooMany' gave 2 gradients for 1 inputs/,
    )
  })

  test('may say that an input has none', () => {
    const [a, b] = [leaf([2]), leaf([3])]
    record(
      'first',
      noGrad(() => a.clone()),
      [a, b],
      (g) => [g, undefined],
    )
      .sum()
      .backward()
    expect([a.grad?.toArray(), b.grad]).toEqual([[1], undefined])
  })

  test('with a wrong shape is named', () => {
    const z = record(
      'wrong',
      noGrad(() => x.sum()),
      [x],
      (g) => [g],
    )
    expect(() => z.backward()).toThrow(/rule of 'wrong' gave \(\) for an input \(3\)/)
  })
})

describe('several outputs', () => {
  const x = leaf([0.3, -1.2, 2])
  const both = (a: Tensor): Tensor => {
    const [sin, cos] = sinCos(a)
    return sin.mul(cos.exp()).add(cos)
  }

  test('are one operation of the graph, gone back through once, after all that needs it', () => {
    asked = 0
    const y = both(x)
    expect(topologicalOrder([y.node ?? expect.fail()]).map(({ name }) => name)).toEqual([
      'sinCos',
      'exp',
      'mul',
      'add',
    ])
    y.sum().backward()
    expect(asked).toBe(1)
  })

  test('have the right gradient, together, alone, and again', () => {
    expect(gradientCheck(both, [x]).checked).toBe(3)
    expect(gradientCheck((a) => sinCos(a)[0], [x]).checked).toBe(3)
    expect(gradientCheck((a) => sinCos(a)[1], [x]).checked).toBe(3)
    expect(gradientCheck(slopeOf(both), [x]).checked).toBe(3)
  })

  test('each keep their own gradient when asked', () => {
    const [sin, cos] = sinCos(x)
    cos.retainGrad()
    sin.mul(2).add(cos.mul(3)).sum().backward()
    expect(cos.grad?.toArray()).toEqual([3, 3, 3])
    expect(() => sin.grad).toThrow(/result of 'sinCos', not a leaf/)
    const [again, other] = sinCos(x)
    expect(grad(again.mul(other).sum(), [again])[0].toArray()).toEqual(other.toArray())
  })

  test('are used up together, unless the graph is kept', () => {
    const [sin, cos] = sinCos(x)
    sin.sum().backward(undefined, { keepGraph: true })
    cos.sum().backward()
    expect(() => sin.sum().backward()).toThrow(/graph behind 'sinCos' was used up/)
  })

  test('must not change before backward, neither must the input', () => {
    const [sin, cos] = sinCos(x)
    cos.detach().fill_(1)
    expect(() => sin.sum().backward()).toThrow(
      /result of 'sinCos', \(3\), was changed in place/,
    )
    const a = leaf([1])
    const [s] = sinCos(a)
    noGrad(() => a.fill_(2))
    expect(() => s.sum().backward()).toThrow(/input of 'sinCos', \(1\), was changed/)
  })

  test('are watched by detectAnomaly, forward and backward', () => {
    const [y, infinite] = noGrad(() => [x.clone(), x.mul(Infinity)])
    const rule: GradientsRule = ([g]) => [g?.mul(Infinity)]
    expect(() =>
      detectAnomaly(() => recordAll('broken', [y, infinite], [x], rule)),
    ).toThrow(/'broken' made Infinity at element 0/)
    recordAll('broken', [y], [x], rule)
    expect(() => detectAnomaly(() => y.sum().backward())).toThrow(
      /'mul' in the gradient of 'broken' made Infinity/,
    )
  })

  test('of whole numbers have no gradient', () => {
    const place = noGrad(() => x.argmax(0))
    const y = noGrad(() => x.max(0))
    recordAll('largest', [y, place], [x], ([g]) => [g?.mul(x.equal(y))])
    expect([y.requiresGrad, place.requiresGrad, place.node]).toEqual([
      true,
      false,
      undefined,
    ])
    expect(() => tensor([1], { dtype: 'int32', requiresGrad: true })).toThrow(DtypeError)
  })

  test('nothing is recorded where nobody wants a gradient', () => {
    const data = tensor([1, 2])
    expect(sinCos(data)[0].node).toBeUndefined()
    expect(noGrad(() => sinCos(x)[1].requiresGrad)).toBe(false)
  })
})

describe('split', () => {
  test('is one operation; a part that is not used has gradient 0', () => {
    const x = leaf([1, 2, 3, 4, 5])
    const parts = x.split([2, 1, 2])
    expect(parts[0].node).toBe(parts[2].node)
    parts[2].mul(3).sum().backward()
    expect(x.grad?.toArray()).toEqual([0, 0, 0, 3, 3])
  })

  test('can be differentiated again, along any axis', () => {
    const x = tensor([[1, 2, 3], [4, 5, 6]], { dtype: 'float64' }) // prettier-ignore
    const product = (a: Tensor): Tensor => {
      const [first, , third] = a.split(1, 1)
      return first.mul(third).mul(third).sum()
    }
    expect(gradientCheck(product, [x]).checked).toBe(6)
    expect(gradientCheck(slopeOf(product), [x]).checked).toBe(6)
  })
})
