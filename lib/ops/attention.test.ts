import { describe, expect, test } from 'vitest'
import { detectAnomaly, gradientCheck, nn, noGrad, ones, Random, randn, scaledDotProductAttention as attend, tensor, type Tensor } from 'chalkgrad' // prettier-ignore

const float64 = { dtype: 'float64' } as const
const draw = (shape: number[], seed: number): Tensor =>
  randn(shape, new Random(seed), float64)
const apart = (a: Tensor, b: Tensor): number => noGrad(() => a.sub(b).abs().max().item())
const [q, k, v] = [draw([2, 2, 3, 4], 1), draw([2, 2, 5, 4], 2), draw([2, 2, 5, 3], 3)]

describe('scaledDotProductAttention', () => {
  test('by hand: a query between two keys takes a mean of their values', () => {
    const [query, keys, values] = [[[2]], [[1], [0]], [[10], [20]]].map((x) => tensor(x, float64)) // prettier-ignore
    const [a, b] = [Math.exp(2), Math.exp(0)]
    const y = attend(query, keys, values)
    expect(y.item()).toBeCloseTo((10 * a + 20 * b) / (a + b), 12)
    const half = attend(query, keys, values, { scale: 0 })
    expect(half.item()).toBe(15)
  })

  test('scores are divided by √d', () => {
    const weights = q.matmul(k.transpose()).div(2).softmax()
    expect(apart(attend(q, k, v), weights.matmul(v))).toBeLessThan(1e-12)
  })

  test('causal: the last query stands at the last key, and a later key changes nothing', () => {
    const y = attend(q, k, v, { causal: true })
    const [later, laterV] = [k.clone(), v.clone()]
    noGrad(() => [later, laterV].forEach((x) => x.select(2, 4).fill_(9)))
    const changed = attend(q, later, laterV, { causal: true })
    expect(apart(changed.slice(2, 0, 2), y.slice(2, 0, 2))).toBe(0)
    expect(apart(changed.select(2, 2), y.select(2, 2))).toBeGreaterThan(0.1)
    // Alone, the last query is the same: so a cache may hold the keys before.
    expect(apart(attend(q.slice(2, 2), k, v, { causal: true }), y.slice(2, 2))).toBeLessThan(1e-12) // prettier-ignore
  })

  test.each([
    ['a mask', { mask: tensor([[1, 1, 0, 0, 1], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1]]) }], // prettier-ignore
    ['lengths', { lengths: [0, 5] }],
    ['more queries than keys', { causal: true, lengths: [2, 1] }],
  ])(
    '%s: a query that may look at nothing gets zeros, and no gradient, never NaN',
    (_, options) => {
      const inputs = [q, k, v].map((x) => {
        const leaf = x.clone()
        leaf.requiresGrad = true
        return leaf
      })
      const seen: Tensor[] = []
      const y = detectAnomaly(() => {
        const y = attend(inputs[0], inputs[1], inputs[2], {
          ...options,
          see: (w) => seen.push(w),
        })
        y.square().sum().backward()
        return y
      })
      for (const x of [y, ...inputs.map(({ grad }) => grad as Tensor)])
        expect(x.isFinite().all().item()).toBe(1)
      const sums = seen[0].sum(-1)
      const empty = sums.equal(0)
      expect(sums.sub(1).add(empty).abs().max().item()).toBeLessThan(1e-12)
      if (!('causal' in options)) {
        expect(empty.sum().item()).toBeGreaterThan(0)
        expect(y.mul(empty.unsqueeze(-1)).abs().max().item()).toBe(0)
        expect(inputs[0].grad?.mul(empty.unsqueeze(-1)).abs().max().item()).toBe(0)
      }
      expect(() => gradientCheck((q, k, v) => attend(q, k, v, options), [q, k, v])).not.toThrow() // prettier-ignore
    },
  )

  test('what is masked may be anything, even NaN in a key', () => {
    const bad = k.clone()
    noGrad(() => bad.select(2, 4).fill_(NaN))
    bad.requiresGrad = true
    const y = attend(q, bad, v, { lengths: [4, 4] })
    expect(apart(y, attend(q, k, v, { lengths: [4, 4] }))).toBe(0)
    y.sum().backward()
    expect(bad.grad?.isFinite().all().item()).toBe(1)
  })

  test('masks hold together', () => {
    const mask = ones([5]).sub(tensor([1, 0, 0, 0, 0]))
    const both = attend(q, k, v, { mask, lengths: [4, 3], causal: true })
    const one = tensor([[0, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 1, 1, 1, 0]]) // prettier-ignore
    expect(apart(both.select(0, 0), attend(q, k, v, { mask: one }).select(0, 0))).toBe(0)
  })

  test('dropout and see get the weights', () => {
    const seen: Tensor[] = []
    const y = attend(q, k, v, { dropout: (w) => w.mul(2), see: (w) => seen.push(w) })
    expect(apart(y, attend(q, k, v).mul(2))).toBeLessThan(1e-12)
    expect(apart(seen[0].sum(-1), ones([2, 2, 3], float64))).toBeLessThan(1e-12)
    const dropout = new nn.Dropout(0.5, new Random(1))
    const dropped = attend(q, k, v, { dropout: (w) => dropout.forward(w) })
    expect(apart(dropped, attend(q, k, v))).toBeGreaterThan(0.01)
  })

  test('masks that cannot be are explained', () => {
    expect(() => attend(q, k, v, { mask: ones([3, 4]) })).toThrow(/mask \(3, 4\) must broadcast to the scores \(2, 2, 3, 5\), \(…, queries, keys\)/) // prettier-ignore
    expect(() => attend(q, k, v, { mask: ones([2, 5]) })).toThrow(/reshape it to \(2, 1, 1, 5\), or say how many count: lengths/) // prettier-ignore
    expect(() => attend(q, k, v, { mask: ones([1, 2, 2, 3, 5]) })).toThrow(/must broadcast/)
    expect(() => attend(q, k, v, { mask: tensor([0, 0, 0, 0, -Infinity]) })).toThrow(/this one says -Infinity.*\.equal\(0\)/) // prettier-ignore
    expect(() => attend(q, k, v, { lengths: [1] })).toThrow(/a length for each of 2 sequences, got 1/) // prettier-ignore
    expect(() => attend(q, k, v, { lengths: [1, 6] })).toThrow(/from 0 to 5, got 6/)
  })

  test('so are shapes', () => {
    expect(() => attend(q, v, v)).toThrow(/last axes must agree, 4 ≠ 3/)
    expect(() => attend(q, k, q)).toThrow(/each key has a value.* 5 ≠ 3/)
    expect(() => attend(q, k.cast('float32'), v)).toThrow(/q is float64, k is float32/)
    expect(() => attend(q.select(0, 0).select(0, 0).select(0, 0), k, v)).toThrow(/q must be \(…, queries, features\), got \(4\)/) // prettier-ignore
    expect(() => attend(draw([3, 2, 3, 4], 1), k, v)).toThrow(/the axes in front: \(3, 2\) and \(2, 2\)/) // prettier-ignore
  })

  test('no queries, no keys, no batch', () => {
    expect(attend(q.slice(2, 0, 0), k, v).shape).toEqual([2, 2, 0, 3])
    expect(
      attend(q, k.slice(2, 0, 0), v.slice(2, 0, 0))
        .abs()
        .max()
        .item(),
    ).toBe(0)
    expect(attend(q.slice(0, 0, 0), k.slice(0, 0, 0), v.slice(0, 0, 0), { causal: true, lengths: [] }).shape).toEqual([0, 2, 3, 3]) // prettier-ignore
  })
})
