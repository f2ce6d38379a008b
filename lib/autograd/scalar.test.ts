import { describe, expect, test } from 'vitest'
import { ArgumentError } from '../errors.ts'
import { Value } from './scalar.ts'

type Formula = (...inputs: Value[]) => Value

/** (f(x + h) − f(x − h)) / 2h in one input: what the gradient must agree with. */
function numericGradient(f: Formula, at: number[], i: number, h = 1e-5): number {
  const shifted = (by: number) =>
    f(...at.map((x, k) => new Value(k === i ? x + by : x))).data
  return (shifted(h) - shifted(-h)) / (2 * h)
}

function gradients(f: Formula, at: number[]): number[] {
  const inputs = at.map((x) => new Value(x))
  f(...inputs).backward()
  return inputs.map((input) => input.grad)
}

const positive = [0.1, 0.5, 1, 2.5, 7]
const any = [-3, -1.2, -0.4, 0.3, 1, 2.7]
const operations: Record<
  string,
  { f: Formula; points: number[][]; value: (...x: number[]) => number }
> = {
  add: { f: (a, b) => a.add(b), points: pairs(any), value: (a, b) => a + b },
  'add a number': { f: (a) => a.add(3), points: singles(any), value: (a) => a + 3 },
  sub: { f: (a, b) => a.sub(b), points: pairs(any), value: (a, b) => a - b },
  'sub a number': { f: (a) => a.sub(3), points: singles(any), value: (a) => a - 3 },
  mul: { f: (a, b) => a.mul(b), points: pairs(any), value: (a, b) => a * b },
  'mul by a number': { f: (a) => a.mul(-2), points: singles(any), value: (a) => a * -2 },
  div: { f: (a, b) => a.div(b), points: pairs(any), value: (a, b) => a / b },
  'div by a number': { f: (a) => a.div(4), points: singles(any), value: (a) => a / 4 },
  neg: { f: (a) => a.neg(), points: singles(any), value: (a) => -a },
  'pow 3': { f: (a) => a.pow(3), points: singles(any), value: (a) => a * a * a },
  'pow -2': { f: (a) => a.pow(-2), points: singles(any), value: (a) => 1 / (a * a) },
  'pow 0.5': { f: (a) => a.pow(0.5), points: singles(positive), value: Math.sqrt },
  exp: { f: (a) => a.exp(), points: singles(any), value: Math.exp },
  log: { f: (a) => a.log(), points: singles(positive), value: Math.log },
  sin: { f: (a) => a.sin(), points: singles(any), value: Math.sin },
  tanh: { f: (a) => a.tanh(), points: singles(any), value: Math.tanh },
  sigmoid: {
    f: (a) => a.sigmoid(),
    points: singles(any),
    value: (a) => 1 / (1 + Math.exp(-a)),
  },
  relu: { f: (a) => a.relu(), points: singles(any), value: (a) => (a > 0 ? a : 0) },
}

function singles(xs: number[]): number[][] {
  return xs.map((x) => [x])
}

function pairs(xs: number[]): number[][] {
  return xs.flatMap((a) => xs.map((b) => [a, b]))
}

describe('every operation', () => {
  for (const [name, { f, points, value }] of Object.entries(operations)) {
    test(`${name}: the value is arithmetic's, the gradient is the numeric one`, () => {
      for (const at of points) {
        expect(f(...at.map((x) => new Value(x))).data).toBeCloseTo(value(...at), 12)
        const got = gradients(f, at)
        at.forEach((_, i) => {
          const wanted = numericGradient(f, at, i)
          const message = `∂${name}/∂input ${i} at ${at}: got ${got[i]}, numeric ${wanted}`
          expect(
            Math.abs(got[i] - wanted) <= 1e-7 * Math.max(1, Math.abs(wanted)),
            message,
          ).toBe(true)
        })
      }
    })
  }

  test('saturated functions stay finite and flat', () => {
    for (const x of [-1000, 1000]) {
      expect(gradients((a) => a.sigmoid(), [x])).toEqual([0])
      expect(gradients((a) => a.tanh(), [x])).toEqual([0])
    }
  })

  test('at its corner relu takes the derivative 0', () => {
    expect(gradients((a) => a.relu(), [0])).toEqual([0])
  })

  test('a zeroth power is the constant 1, at 0 too', () => {
    expect(new Value(0).pow(0).data).toBe(1)
    expect(gradients((a) => a.pow(0), [0])).toEqual([0])
  })

  test('an operation leaves its operands alone', () => {
    const a = new Value(2)
    const b = new Value(3)
    a.mul(b).add(a).backward()
    expect([a.data, b.data, a.op, b.op]).toEqual([2, 3, '', ''])
  })
})

describe('backward', () => {
  test('a node used twice gets the sum of both paths', () => {
    const x = new Value(3)
    const y = x.mul(x).add(x)
    y.backward()
    expect(x.grad).toBe(7)
  })

  test('a diamond: both ways from x to the result count, through shared nodes too', () => {
    const f: Formula = (x, w) => {
      const h = x.mul(w).tanh()
      return h.mul(h).add(h.exp().mul(x))
    }
    const got = gradients(f, [0.7, -1.3])
    got.forEach((g, i) => expect(g).toBeCloseTo(numericGradient(f, [0.7, -1.3], i), 8))
  })

  test('ten doublings cost ten nodes, not 2¹⁰ paths', () => {
    const x = new Value(1)
    let y = x
    for (let i = 0; i < 10; i++) y = y.add(y)
    expect(y.topologicalOrder()).toHaveLength(11)
    y.backward()
    expect(x.grad).toBe(1024)
  })

  test('sixty doublings still end', () => {
    const x = new Value(1)
    let y = x
    for (let i = 0; i < 60; i++) y = y.add(y)
    y.backward()
    expect(x.grad).toBe(2 ** 60)
  })

  test('a chain of 100,000 nodes does not overflow the stack', () => {
    const x = new Value(1)
    let y = x
    for (let i = 0; i < 100_000; i++) y = y.add(1)
    y.backward()
    expect(y.data).toBe(100_001)
    expect(x.grad).toBe(1)
  })

  test('a second call adds into the leaves, and counts no intermediate gradient twice', () => {
    const x = new Value(3)
    const square = x.mul(x)
    const y = square.mul(2)
    y.backward()
    y.backward()
    expect(x.grad).toBe(24)
    expect(square.grad).toBe(2)
    expect(y.grad).toBe(1)
  })

  test('two results over a shared part: the leaf holds the sum, the shared part the last', () => {
    const x = new Value(3)
    const square = x.mul(x)
    square.mul(2).backward()
    square.mul(5).backward()
    expect(x.grad).toBe(12 + 30)
    expect(square.grad).toBe(5)
  })

  test('on a leaf: a number depends on itself with strength 1', () => {
    const x = new Value(5)
    x.backward()
    expect(x.grad).toBe(1)
  })

  test('nodes that the result does not depend on are not touched', () => {
    const x = new Value(2)
    const other = x.mul(10)
    other.grad = 42
    x.mul(3).backward()
    expect(other.grad).toBe(42)
  })
})

describe('topologicalOrder', () => {
  test('holds each node once, every parent before its child, the result last', () => {
    const [a, b] = [new Value(0.3), new Value(0.8)]
    const h = a.mul(b).add(a)
    const y = h.tanh().mul(h.sub(b)).add(a)
    const order = y.topologicalOrder()
    expect(new Set(order).size).toBe(order.length)
    expect(order.at(-1)).toBe(y)
    order.forEach((node, i) => {
      for (const parent of [node.left, node.right]) {
        if (parent) expect(order.indexOf(parent)).toBeLessThan(i)
      }
    })
    for (const leaf of [a, b]) expect(order).toContain(leaf)
  })
})

describe('what is not a number', () => {
  test('is refused with a reason, where it enters', () => {
    const x = new Value(1)
    const wrong: unknown[] = ['3', undefined, null, [1], x]
    for (const value of wrong) {
      expect(() => new Value(value as number)).toThrow(ArgumentError)
    }
    expect(() => x.add('3' as unknown as number)).toThrow(
      'a node holds a number, not a string',
    )
    expect(() => x.mul(undefined as unknown as number)).toThrow(ArgumentError)
    expect(() => x.pow(x as unknown as number)).toThrow(
      'the exponent must be a plain number',
    )
    expect(() => new Value(-2).log()).toThrow('log: -2 is negative')
  })

  test('overflow, log(0) and NaN are the reader’s to see', () => {
    expect(new Value(1000).exp().data).toBe(Infinity)
    expect(new Value(0).log().data).toBe(-Infinity)
    expect(gradients((x) => x.log(), [0])).toEqual([Infinity])
    expect(new Value(Infinity).sub(Infinity).data).toBeNaN()
  })
})

test('a node prints its value, its gradient and its operation', () => {
  const x = new Value(3)
  const y = x.mul(x)
  y.backward()
  expect(`${x} ${y}`).toBe('Value(3, grad 6) Value(9, grad 1, ×)')
})
