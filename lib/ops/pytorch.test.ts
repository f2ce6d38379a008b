// Values and gradients as PyTorch has them, recorded by fixtures/make-fixtures.py: at the ends, among ties and with NaN, too.
import { arange, grad, tensor, type NestedArray, type Tensor } from 'chalkgrad'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** JSON has no NaN and no ∞, so the fixture says them in words. */
function numbers(value: unknown): NestedArray {
  if (Array.isArray(value)) return value.map(numbers)
  return Number(value)
}

interface Recorded {
  line: unknown
  values: Record<string, unknown>
  gradients: Record<string, unknown>
  matrix: unknown
  clean: unknown
  along: Record<string, unknown>
  shape: Record<string, unknown>
}
const recorded: Recorded = JSON.parse(
  readFileSync(new URL('fixtures/operations.json', import.meta.url), 'utf8'),
)
const float64 = (value: unknown): Tensor => tensor(numbers(value), { dtype: 'float64' })

function expectNear(got: Tensor, wanted: unknown): void {
  const right = float64(wanted)
  expect(got.shape).toEqual(right.shape)
  const values = right.data()
  got.data().forEach((value, i) => {
    if (Number.isFinite(values[i])) expect(value).toBeCloseTo(values[i], 12)
    else expect(value).toBe(values[i])
  })
}

describe('element by element', () => {
  const unary: Record<string, (x: Tensor) => Tensor> = {
    floor: (x) => x.floor(),
    ceil: (x) => x.ceil(),
    round: (x) => x.round(),
    log1p: (x) => x.log1p(),
    expm1: (x) => x.expm1(),
    erf: (x) => x.erf(),
    silu: (x) => x.silu(),
    elu: (x) => x.elu(),
    gelu: (x) => x.gelu(),
    'gelu exact': (x) => x.gelu({ approximate: 'none' }),
    isNaN: (x) => x.isNaN(),
    isFinite: (x) => x.isFinite(),
  }

  test('nothing that was recorded is left out', () => {
    expect(Object.keys(unary)).toEqual(Object.keys(recorded.values))
  })

  test.each(Object.entries(unary))('%s', (name, fn) => {
    expectNear(fn(float64(recorded.line)), recorded.values[name])
    const x = float64([-2.5, -0.5, 0, 0.5, 1])
    x.requiresGrad = true
    const [g] = grad(fn(x).sum().add(x.sum().mul(0)), [x])
    expectNear(g, recorded.gradients[name])
  })

  test('small numbers keep their digits', () => {
    const x = tensor([1e-9], { dtype: 'float64' })
    expect(x.log1p().item()).toBe(Math.log1p(1e-9))
    expect(x.expm1().item()).toBe(Math.expm1(1e-9))
    expect(tensor([1e-9]).expm1().item()).toBe(Math.fround(1e-9))
  })

  test('whole numbers are rounded already, and neither NaN nor infinite', () => {
    const x = tensor([-3, 0, 2 ** 31 - 1], { dtype: 'int32' })
    for (const y of [x.floor(), x.ceil(), x.round()])
      expect([y.dtype, y.toArray()]).toEqual(['int32', x.toArray()])
    expect([x.isNaN().toArray(), x.isFinite().toArray()]).toEqual([[0, 0, 0], [1, 1, 1]]) // prettier-ignore
  })
})

describe('along an axis', () => {
  const m = float64(recorded.matrix)
  const clean = float64(recorded.clean)

  describe.each([0, 1])('%i', (axis) => {
    const other = axis - 2 // the same, from the back

    test.each(['ascending', 'descending'])('sort, %s', (order) => {
      const wanted = recorded.along[`${order} ${axis}`] as Record<string, unknown>
      for (const along of [axis, other]) {
        const { values, indices } = m.sort(along, { descending: order === 'descending' })
        expectNear(values, wanted.values)
        expect(indices.dtype).toBe('int32')
        expect(indices.toArray()).toEqual(numbers(wanted.indices))
      }
    })

    test('topk', () => {
      expectNear(m.topk(2, axis).values, recorded.along[`topk ${axis}`])
      const { values, indices } = m.topk(2, other, { largest: false })
      expectNear(values, recorded.along[`smallest ${axis}`])
      expect(m.gather(axis, indices).toArray()).toEqual(values.toArray())
    })

    test('cumsum, prod, any and all', () => {
      expectNear(m.cumsum(other), recorded.along[`cumsum ${axis}`])
      expectNear(m.prod(other), recorded.along[`prod ${axis}`])
      expectNear(m.any(other), recorded.along[`any ${axis}`])
      expectNear(m.all(axis), recorded.along[`all ${axis}`])
    })

    test('std and norm', () => {
      expectNear(clean.std(other), recorded.along[`std ${axis}`])
      expectNear(clean.std(axis, { correction: 0 }), recorded.along[`std 0 ${axis}`])
      for (const p of [1, 2, 3])
        expectNear(clean.norm(other, { p }), recorded.along[`norm ${p} ${axis}`])
      expectNear(clean.norm(axis, { p: Infinity }), recorded.along[`norm inf ${axis}`])
    })
  })

  test('shapes', () => {
    const { shape } = recorded
    expectNear(clean.repeat([1, 2, 2]), shape.repeat)
    expectNear(clean.flip(), shape.flip)
    expectNear(clean.tril(-1), shape.tril)
    expectNear(clean.triu(1), shape.triu)
    expect(arange(7).chunk(5).map((part) => part.toArray())).toEqual(shape.chunk) // prettier-ignore
  })
})
