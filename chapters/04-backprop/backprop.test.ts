import { describe, expect, it } from 'vitest'
import { Random, grad, gradientCheck, record, tensor, type Tensor } from 'chalkgrad'
import { cases } from './operations.ts'

describe('the worked example', () => {
  const x = tensor([[1, 2]], { dtype: 'float64', requiresGrad: true })
  const w = tensor(
    [
      [3, 4],
      [5, 6],
    ],
    { dtype: 'float64', requiresGrad: true },
  )
  const loss = (a: Tensor, b: Tensor): Tensor => a.matmul(b).square().sum().div(2)

  it('has the numbers of the text', () => {
    expect(x.matmul(w).toArray()).toEqual([[13, 16]])
    expect(loss(x, w).item()).toBe(212.5)
    const [dx, dw] = grad(loss(x, w), [x, w])
    expect(dx.toArray()).toEqual([[103, 161]])
    expect(dw.toArray()).toEqual([
      [13, 16],
      [26, 32],
    ])
  })

  it('changes by about 103 times a nudge of the first input', () => {
    const nudged = tensor([[1.001, 2]], { dtype: 'float64' })
    expect((loss(nudged, w).item() - loss(x, w).item()) / 0.001).toBeCloseTo(103, 1)
  })
})

describe('every operation', () => {
  it.each(cases)('$name agrees with the numeric gradient', ({ fn, inputs }) => {
    const values = inputs(new Random(7))
    const size = values.reduce((sum, x) => sum + x.size, 0)
    expect(gradientCheck(fn, values).checked).toBe(size)
  })
})

describe('rules from the text', () => {
  const random = new Random(5)
  const matrix = (rows: number, columns: number): Tensor =>
    tensor(
      Float64Array.from({ length: rows * columns }, () => random.normal()),
      { shape: [rows, columns] },
    )

  it('matmul: G·Bᵀ and Aᵀ·G', () => {
    const [a, b, g] = [matrix(2, 3), matrix(3, 4), matrix(2, 4)]
    a.requiresGrad = b.requiresGrad = true
    const [da, db] = grad(a.matmul(b), [a, b], { gradient: g })
    expect(da.sub(g.matmul(b.detach().transpose())).abs().max().item()).toBe(0)
    expect(db.sub(a.detach().transpose().matmul(g)).abs().max().item()).toBe(0)
  })

  it('a vector-Jacobian product is g times the whole Jacobian', () => {
    const [x, w] = [matrix(1, 3), matrix(3, 2)]
    x.requiresGrad = true
    const y = x.matmul(w).tanh()
    const row = (i: number): Tensor =>
      grad(y.select(1, i).sum(), [x], { keepGraph: true })[0]
    const jacobian = [row(0), row(1)]
    const g = tensor([[0.3, -2]], { dtype: 'float64' })
    const expected = jacobian[0].mul(0.3).add(jacobian[1].mul(-2))
    expect(grad(y, [x], { gradient: g })[0].sub(expected).abs().max().item()).toBeLessThan(
      1e-12,
    )
  })

  it('a repeated row gets the sum over its uses', () => {
    const b = tensor([10, 20], { requiresGrad: true })
    tensor([
      [0, 0],
      [0, 0],
      [0, 0],
    ])
      .add(b)
      .backward(
        tensor([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      )
    expect(b.grad?.toArray()).toEqual([9, 12])
  })

  it('a wrong rule is found, and the message names the mistake', () => {
    const halved = (x: Tensor): Tensor =>
      record('square', x.detach().square(), [x], [(g) => g.mul(x)])
    expect(() => gradientCheck(halved, [matrix(2, 2)])).toThrow(
      /ratio 0\.5.*factor 2 missing/,
    )
  })
})
