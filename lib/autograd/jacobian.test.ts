import {
  ArgumentError,
  DtypeError,
  einsum,
  hessian,
  jacobian,
  noGrad,
  Random,
  randn,
  scopedBytes,
  scope,
  tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const x = tensor([0.5, -1, 2], { dtype: 'float64' })
const A = tensor(
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  { dtype: 'float64' },
)

describe('jacobian', () => {
  test('of a matrix times x is the matrix', () => {
    expect(jacobian((v) => A.matmul(v), x).toArray()).toEqual(A.toArray())
  })

  test('of what works element by element is diagonal', () => {
    const slopes = [...x.data()].map((value) => Math.exp(value))
    expect(jacobian((v) => v.exp(), x).toArray()).toEqual(
      slopes.map((slope, i) => slopes.map((_, j) => (i === j ? slope : 0))),
    )
  })

  test('of softmax is diag(p) − p·pᵀ', () => {
    const p = [...x.softmax().data()]
    const J = jacobian((v) => v.softmax(), x).data()
    p.forEach((pi, i) =>
      p.forEach((pj, j) =>
        expect(J[3 * i + j]).toBeCloseTo((i === j ? pi : 0) - pi * pj, 12),
      ),
    )
  })

  test("has y's axes, then x's; a number has none", () => {
    const w = randn([2, 3], new Random(1))
    expect(jacobian((v) => v.transpose(), w).shape).toEqual([3, 2, 2, 3])
    expect(jacobian((v) => v.sum(), w).shape).toEqual([2, 3])
    expect(jacobian((v) => v.slice(0, 0, 0), w).shape).toEqual([0, 3, 2, 3])
  })

  test('is 0 where y does not depend on x', () => {
    expect(jacobian(() => A.select(0, 0), x).toArray()).toEqual([[0, 0, 0], [0, 0, 0], [0, 0, 0]]) // prettier-ignore
    expect(
      jacobian((v) => v.detach(), x)
        .sum()
        .item(),
    ).toBe(0)
  })

  test('leaves x, its gradient and the scopes alone, and works inside noGrad', () => {
    const w = tensor([1, 2], { dtype: 'float64', requiresGrad: true })
    const J = noGrad(() => jacobian((v) => v.square(), w))
    expect([J.toArray(), w.grad, J.requiresGrad]).toEqual([[[2, 0], [0, 4]], undefined, false]) // prettier-ignore
    scope(() => {
      const before = scopedBytes()
      const made = jacobian((v) => v.square(), w)
      expect(scopedBytes() - before).toBe(made.size * 8)
    })
  })
})

describe('hessian', () => {
  test('of ½xᵀQx is (Q + Qᵀ)/2', () => {
    const Q = randn([3, 3], new Random(2), { dtype: 'float64' })
    const H = hessian((v) => einsum('i,ij,j->', v, Q, v).mul(0.5), x)
    const wanted = Q.add(Q.transpose()).mul(0.5).data()
    H.data().forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 12))
  })

  test('of what is linear, or constant, is 0', () => {
    expect(
      hessian((v) => v.mul(3).sum(), x)
        .abs()
        .max()
        .item(),
    ).toBe(0)
    expect(hessian(() => A.sum(), x).shape).toEqual([3, 3])
  })

  test('of a product knows its zeros: all but the diagonal', () => {
    const zeros = tensor([0, 0, 2], { dtype: 'float64' })
    expect(hessian((v) => v.prod(), zeros).toArray()).toEqual([[0, 2, 0], [2, 0, 0], [0, 0, 0]]) // prettier-ignore
  })

  test('needs one number', () => {
    expect(() => hessian((v) => v.square(), x)).toThrow(ArgumentError)
    expect(() => hessian((v) => v.square(), x)).toThrow(
      /must give one number, it gave \(3\)/,
    )
  })
})

test('what is no function of a tensor is refused', () => {
  const odd = (value: unknown) => value as never
  expect(() => jacobian(odd(x), odd(x))).toThrow(/jacobian: needs a function/)
  expect(() => jacobian((v) => v, odd(3))).toThrow(ArgumentError)
  expect(() => jacobian(() => odd(3), x)).toThrow(/must give a tensor, it gave 3/)
  expect(() => hessian((v) => v.sum(), x.cast('int32'))).toThrow(DtypeError)
})
