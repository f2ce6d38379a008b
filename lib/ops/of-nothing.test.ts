// Empty axes, one element, one axis too few: what is left when there is (nearly) nothing.
import {
  fullLike,
  onesLike,
  ones,
  Random,
  randLike,
  randnLike,
  tensor,
  useKernels,
  zeros,
  zerosLike,
  type Dtype,
} from 'chalkgrad'
import { rememberKernels } from 'chalkgrad/module-state'
import { registerWasm } from 'chalkgrad/wasm/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let forget = (): void => {}
beforeAll(() => {
  forget = rememberKernels()
  registerWasm()
})
afterAll(() => forget())

describe.each(['reference', 'wasm'])('with the kernels %s', (kernels) => {
  beforeAll(() => useKernels(kernels))
  afterAll(() => useKernels('reference'))

  const none = () => zeros([2, 0])

  test('over an empty axis', () => {
    expect(none().prod(1).toArray()).toEqual([1, 1])
    expect(none().any(1).toArray()).toEqual([0, 0])
    expect(none().all(1).toArray()).toEqual([1, 1])
    expect(none().norm(1).toArray()).toEqual([0, 0])
    expect(none().std(1).toArray()).toEqual([NaN, NaN])
    expect(() => none().norm(1, { p: Infinity })).toThrow(/there is no max of nothing/)
    expect([none().prod(0).shape, none().prod().item()]).toEqual([[0], 1])
  })

  test('along an empty axis, and along another one', () => {
    for (const axis of [0, 1, -1]) {
      expect(none().cumsum(axis).shape).toEqual([2, 0])
      expect(none().sort(axis).indices.shape).toEqual([2, 0])
      expect(none().flip(axis).shape).toEqual([2, 0])
    }
    expect(none().topk(0).values.shape).toEqual([2, 0])
    expect(none().unbind(1)).toEqual([])
    expect(none().unbind(0).map(({ shape }) => shape)).toEqual([[0], [0]]) // prettier-ignore
    expect(none().chunk(3, 1).map(({ shape }) => shape)).toEqual([[2, 0]]) // prettier-ignore
  })

  test('empty matrices have triangles, and repeat', () => {
    expect([none().tril().shape, none().triu(3).shape]).toEqual([[2, 0], [2, 0]]) // prettier-ignore
    expect([none().repeat([2, 3]).shape, ones([1]).repeat([0]).shape]).toEqual([[4, 0], [0]]) // prettier-ignore
    expect(none().maskedFill(none(), 1).shape).toEqual([2, 0])
  })

  test('of one element', () => {
    const one = tensor([3])
    expect([one.prod().item(), one.norm().item(), one.std().item()]).toEqual([3, 3, NaN])
    expect(one.std(0, { correction: 0 }).item()).toBe(0)
    expect([one.cumsum(0).item(), one.sort().indices.item(), one.topk(1).values.item()]).toEqual([3, 0, 3]) // prettier-ignore
    expect([one.flip().item(), one.any().item(), one.all().item()]).toEqual([3, 1, 1])
  })

  test('of a number alone', () => {
    const number = tensor(-2)
    expect([number.prod().item(), number.norm().item(), number.flip().item()]).toEqual([
      -2, 2, -2,
    ])
    expect(number.repeat([2, 1]).toArray()).toEqual([[-2], [-2]])
    expect(() => number.sort()).toThrow(/sort: there is no axis -1 in \(\): it has no axes/)
    expect(() => number.cumsum(0)).toThrow(/it has no axes/)
  })

  test('NaN is something, and infinities are larger or smaller than all numbers', () => {
    const odd = tensor([NaN, 1, -Infinity, Infinity])
    expect([odd.any().item(), odd.all().item()]).toEqual([1, 1])
    expect(odd.sort().indices.toArray()).toEqual([2, 1, 3, 0])
    expect(odd.sort(0, { descending: true }).indices.toArray()).toEqual([0, 3, 1, 2])
    expect(odd.slice(0, 1).norm().item()).toBe(Infinity)
    expect(odd.maskedFill(odd.isFinite().equal(0), 0).toArray()).toEqual([0, 1, 0, 0])
  })

  test('whole numbers stay whole', () => {
    const whole = tensor([[3, -1], [2, 2]], { dtype: 'int32' }) // prettier-ignore
    expect(whole.prod().toArray()).toBe(-12)
    expect(whole.cumsum(1).toArray()).toEqual([[3, 2], [2, 4]]) // prettier-ignore
    expect(whole.sort(0).values.toArray()).toEqual([[2, -1], [3, 2]]) // prettier-ignore
    expect(whole.sort().indices.toArray()).toEqual([[1, 0], [0, 1]]) // prettier-ignore
    expect(whole.tril().toArray()).toEqual([[3, 0], [2, 2]]) // prettier-ignore
    for (const y of [
      whole.prod(),
      whole.cumsum(0),
      whole.sort().values,
      whole.flip(),
      whole.any(),
    ])
      expect(y.dtype).toBe('int32')
  })
})

describe('like another', () => {
  test.each<Dtype>(['float32', 'float64', 'int32'])('of %s', (dtype) => {
    const x = ones([2, 3], { dtype })
    expect([zerosLike(x).toArray(), onesLike(x).toArray()]).toEqual([x.mul(0).toArray(), x.toArray()]) // prettier-ignore
    for (const y of [zerosLike(x), onesLike(x), fullLike(x, 7)])
      expect([y.dtype, y.shape]).toEqual([dtype, [2, 3]])
    expect(zerosLike(x, { dtype: 'float64' }).dtype).toBe('float64')
  })

  test('its history and its gradient are its own', () => {
    const x = ones([2], { requiresGrad: true })
    expect([zerosLike(x).requiresGrad, onesLike(x, { requiresGrad: true }).requiresGrad]).toEqual([false, true]) // prettier-ignore
  })

  test('random numbers need a generator', () => {
    const x = ones([4], { dtype: 'float64' })
    expect(randLike(x, new Random(1)).toArray()).toEqual(
      randLike(x, new Random(1)).toArray(),
    )
    expect([randLike(x, new Random(1)).dtype, randnLike(x, new Random(1)).shape]).toEqual(['float64', [4]]) // prettier-ignore
    expect(() => randLike(x, undefined as never)).toThrow(
      /rand: after the shape comes a generator/,
    )
  })

  test('another is a tensor', () => {
    for (const make of [zerosLike, onesLike])
      expect(() => make([2, 3] as never)).toThrow(
        /Like: needs a tensor whose shape it takes, got a list of 2/,
      )
    expect(() => fullLike(null as never, 1)).toThrow(/got null/)
    expect(() => zerosLike(ones([1]), { dtpye: 'int32' } as never)).toThrow(
      /Did you mean dtype/,
    )
  })
})
