import {
  DtypeError,
  GradientError,
  gradientCheck,
  noGrad,
  record,
  ShapeError,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const x = tensor(
  [
    [0.5, -1],
    [2, 0.25],
  ],
  { dtype: 'float64' },
)
const row = tensor([3, -2], { dtype: 'float64' })

/** x² with a gradient rule to be planted. */
const squared = (x: Tensor, rule: (g: Tensor) => Tensor): Tensor =>
  record('squared', x.detach().square(), [x], [rule])

test('counts every element of every input, and how far off the worst is', () => {
  const { checked, maxError } = gradientCheck((a, b) => a.mul(b).sin(), [x, row])
  expect(checked).toBe(6)
  expect(maxError).toBeGreaterThan(0)
  expect(maxError).toBeLessThan(1e-8)
})

describe('finds a planted mistake and says what it looks like', () => {
  test.each<[string, (x: Tensor) => Tensor, RegExp]>([
    ['the right rule passes', (x) => squared(x, (g) => g.mul(x).mul(2)), /^$/],
    [
      'a sign',
      (x) => squared(x, (g) => g.mul(x).mul(-2)),
      /input 0 \(2, 2\), element \[0, 0\]: backward gives -.*ratio -1\.000: the sign is flipped/,
    ],
    [
      'added twice',
      (x) => squared(x, (g) => g.mul(x).mul(4)),
      /ratio 2\.000: twice too large, is it added twice\?/,
    ],
    [
      'a factor 2',
      (x) => squared(x, (g) => g.mul(x)),
      /ratio 0\.5000: half, is a factor 2 missing\?/,
    ],
    ['another factor', (x) => squared(x, (g) => g.mul(x).mul(3)), /ratio 1\.500$/],
    ['a gradient that stops', (x) => x.mul(x.detach()), /half, is a factor 2 missing\?/],
    [
      'a gradient that never was',
      (x) => x.detach().square(),
      /backward gives 0, the numeric gradient is/,
    ],
    [
      'one element only',
      (x) =>
        squared(x, (g) =>
          g
            .mul(x)
            .mul(2)
            .mul(
              tensor(
                [
                  [1, 1],
                  [1, 1.01],
                ],
                { dtype: 'float64' },
              ),
            ),
        ),
      /element \[1, 1\]/,
    ],
    ['NaN', (x) => squared(x, (g) => g.mul(NaN)), /backward gives NaN/],
  ])('%s', (_, fn, message) => {
    const run = (): string => {
      try {
        gradientCheck(fn, [x])
        return ''
      } catch (error) {
        expect(error).toBeInstanceOf(GradientError)
        return (error as Error).message
      }
    }
    expect(run()).toMatch(message)
  })

  test('a missing sum over a broadcast axis', () => {
    const add = (a: Tensor, b: Tensor): Tensor =>
      record('add', a.detach().add(b.detach()), [a, b], [(g) => g, (g) => g])
    expect(() => gradientCheck(add, [x, row])).toThrow(ShapeError)
    expect(() => gradientCheck(add, [x, row])).toThrow(
      /rule of 'add' gave \(2, 2\) for an input \(2\).*Is a sum over a broadcast axis missing\?/,
    )
  })

  test('a mistake in the second input only', () => {
    const mul = (a: Tensor, b: Tensor): Tensor =>
      record(
        'mul',
        a.detach().mul(b.detach()),
        [a, b],
        [(g) => g.mul(b), (g) => g.mul(a).neg().sumTo(b.shape)],
      )
    expect(() => gradientCheck(mul, [x, row])).toThrow(
      /input 1 \(2\), element \[0\].*the sign is flipped/,
    )
  })

  test('a mistake that a plain sum of the outputs would hide: probabilities always add up to 1', () => {
    const soft = (a: Tensor): Tensor =>
      record('soft', a.detach().softmax(), [a], [(g) => g.mul(0)])
    expect(() => gradientCheck(soft, [x])).toThrow(GradientError)
  })
})

test('wants float64', () => {
  expect(() => gradientCheck((a, b) => a.add(b.cast('float64')), [x, zeros([2])])).toThrow(
    DtypeError,
  )
  expect(() => gradientCheck((a, b) => a.add(b.cast('float64')), [x, zeros([2])])).toThrow(
    /input 1 \(2\) is float32: use float64/,
  )
})

test('leaves its inputs alone, and works inside noGrad', () => {
  const before = x.toArray()
  noGrad(() => gradientCheck((a) => a.exp(), [x]))
  expect(x.toArray()).toEqual(before)
  expect([x.grad, x.requiresGrad]).toEqual([undefined, false])
})

test('its step and its tolerance can be chosen', () => {
  const cubed = (a: Tensor): Tensor => a.mul(a).mul(a)
  expect(() => gradientCheck(cubed, [x], { epsilon: 0.1 })).toThrow(GradientError)
  expect(
    gradientCheck(cubed, [x], { epsilon: 0.1, tolerance: 0.02 }).maxError,
  ).toBeGreaterThan(0.001)
})
