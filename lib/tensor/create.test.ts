import {
  arange,
  ArgumentError,
  DtypeError,
  eye,
  full,
  Random,
  linspace,
  ones,
  rand,
  ShapeError,
  tensor,
  zeros,
  type Dtype,
  type NestedArray,
  type Tensor,
} from 'chalkgrad'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('tensor', () => {
  test('reads nested arrays and gives them back', () => {
    const nested = fc
      .array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 })
      .chain((shape) => {
        const build = (axis: number): fc.Arbitrary<NestedArray> =>
          axis === shape.length
            ? fc.integer({ min: -9, max: 9 })
            : fc.array(build(axis + 1), { minLength: shape[axis], maxLength: shape[axis] })
        return fc.tuple(
          fc.constant(shape),
          build(0),
          fc.constantFrom<Dtype>('float32', 'float64', 'int32'),
        )
      })
    fc.assert(
      fc.property(nested, ([shape, values, dtype]) => {
        const x = tensor(values, { dtype })
        expect([x.dtype, x.toArray()]).toEqual([dtype, values])
        // What follows an axis of size 0 cannot be seen in a nested array.
        const empty = shape.indexOf(0)
        expect(x.shape).toEqual(empty < 0 ? shape : shape.slice(0, empty + 1))
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  test('copies: a later change of the array does not show', () => {
    const values = Float32Array.of(1, 2)
    const x = tensor(values)
    values[0] = 9
    expect(x.toArray()).toEqual([1, 2])
    x.data()[0] = 9
    expect(x.toArray()).toEqual([1, 2])
  })

  test('takes the dtype of a typed array, another when asked, and a shape', () => {
    expect(tensor(Float64Array.of(1)).dtype).toBe('float64')
    expect(
      tensor(Int32Array.of(1, 2, 3, 4), { shape: [2, 2], dtype: 'float32' }).toArray(),
    ).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(tensor([1, 2, 3, 4], { shape: [2, 2] }).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  test.each<[string, () => Tensor, new () => Error, RegExp]>([
    [
      'a short row',
      () => tensor([[1, 2], [3]]),
      ShapeError,
      /ragged nesting: at \[1\] an array of 2 was expected, got one of 1/,
    ],
    [
      'a long row deep inside',
      () =>
        tensor([
          [[1], [2]],
          [[3], [4, 5]],
        ]),
      ShapeError,
      /at \[1\]\[1\] an array of 1 was expected/,
    ],
    [
      'a number for a row',
      () => tensor([[1], 2]),
      ShapeError,
      /at \[1\] an array of 1 was expected, got 2/,
    ],
    [
      'a row for a number',
      () => tensor([1, [2]]),
      ShapeError,
      /at \[1\] a number was expected, got an array of 1/,
    ],
    [
      'a text',
      () => tensor(['1'] as unknown as number[]),
      ArgumentError,
      /element 0 is the text '1', not a number/,
    ],
    ['a hole', () => tensor(new Array<number>(2)), ArgumentError, /element 0 is nothing/],
    ['null', () => tensor(null as unknown as number), ArgumentError, /element 0 is null/],
    [
      'too few for the shape',
      () => tensor([1, 2], { shape: [3] }),
      ShapeError,
      /\(3\) needs 3 numbers, got 2/,
    ],
    [
      'too many for the shape',
      () => tensor([1, 2, 3], { shape: [2] }),
      ShapeError,
      /\(2\) needs 2 numbers, got 3/,
    ],
    [
      'a typed array that does not fit',
      () => tensor(new Float32Array(5), { shape: [2, 2] }),
      ShapeError,
      /\(2, 2\) needs 4 numbers, the array has 5/,
    ],
    [
      'bytes',
      () => tensor(new Uint8Array(2) as unknown as Int32Array),
      DtypeError,
      /a Uint8Array cannot be a tensor's memory/,
    ],
    [
      'a fraction in int32',
      () => tensor([1, 0.5], { dtype: 'int32' }),
      DtypeError,
      /whole numbers from −2³¹ to 2³¹ − 1, not 0\.5/,
    ],
    [
      'a fraction in int32, from a typed array',
      () => tensor(Float32Array.of(0.5), { dtype: 'int32' }),
      DtypeError,
      /not 0\.5/,
    ],
    ['NaN in int32', () => tensor([NaN], { dtype: 'int32' }), DtypeError, /not NaN/],
    [
      'a number beyond int32',
      () => tensor([2 ** 31], { dtype: 'int32' }),
      DtypeError,
      /not 2147483648/,
    ],
    [
      'a dtype that is none',
      () => tensor([1], { dtype: 'float16' as Dtype }),
      DtypeError,
      /no dtype 'float16'; there are float32, float64, int32/,
    ],
    [
      'a gradient for whole numbers',
      () => tensor([1], { dtype: 'int32', requiresGrad: true }),
      DtypeError,
      /only float32 and float64/,
    ],
  ])('refuses %s', (_, make, kind, message) => {
    expect(make).toThrow(kind)
    expect(make).toThrow(message)
  })
})

describe('filled tensors', () => {
  test('zeros, ones, full, eye', () => {
    expect(zeros([2, 1]).toArray()).toEqual([[0], [0]])
    expect(ones([], { dtype: 'int32' }).item()).toBe(1)
    expect(full([2], -1.5, { dtype: 'float64', requiresGrad: true }).requiresGrad).toBe(
      true,
    )
    expect(eye(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(eye(0).shape).toEqual([0, 0])
  })

  test('are written in full, whatever the memory held before', () => {
    for (let i = 0; i < 3; i++) {
      for (const x of [zeros([50]), ones([50]), eye(8), arange(50), linspace(0, 1, 50)]) {
        expect(x.data().every(Number.isFinite)).toBe(true)
        x.fill_(NaN)
        x.storage.release('a test')
      }
    }
  })

  test('arange stops before the end', () => {
    expect(arange(4).toArray()).toEqual([0, 1, 2, 3])
    expect(arange(1, 2, 0.25).toArray()).toEqual([1, 1.25, 1.5, 1.75])
    expect(arange(3, 0, -1).toArray()).toEqual([3, 2, 1])
    expect(arange(3, 0).toArray()).toEqual([])
    expect(arange(0, 1, 0.1, { dtype: 'float64' }).size).toBe(10)
  })

  test('linspace has both ends, exactly', () => {
    expect(linspace(0, 1, 5).toArray()).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect([linspace(3, 4, 1).toArray(), linspace(3, 4, 0).toArray()]).toEqual([[3], []])
    const ends = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 20 }),
    )
    fc.assert(
      fc.property(ends, ([start, stop, count]) => {
        const values = linspace(start, stop, count, { dtype: 'float64' }).data()
        expect([values[0] + 0, values[count - 1] + 0]).toEqual([start + 0, stop + 0])
      }),
      { seed: 1 },
    )
  })

  test.each<[string, () => Tensor, new () => Error, RegExp]>([
    [
      'zeros',
      () => zeros([2, -1]),
      ShapeError,
      /^zeros: sizes must be whole numbers ≥ 0, but axis 1 of \(2, -1\) is -1/,
    ],
    ['ones', () => ones([1.5]), ShapeError, /^ones: .*is 1\.5/],
    ['full', () => full([NaN], 1), ShapeError, /^full: .*is NaN/],
    [
      'full',
      () => full([1], 0.5, { dtype: 'int32' }),
      DtypeError,
      /^full: int32 .*not 0\.5/,
    ],
    ['eye', () => eye(-2), ShapeError, /^eye: /],
    ['arange', () => arange(0, 1, 0), ArgumentError, /^arange: .*got 0, 1, 0/],
    ['arange', () => arange(NaN), ArgumentError, /^arange/],
    ['arange', () => arange(0, Infinity), ArgumentError, /^arange/],
    [
      'arange',
      () => arange(0, 1, 0.5, { dtype: 'int32' }),
      DtypeError,
      /^arange: .*not 0\.5/,
    ],
    ['linspace', () => linspace(0, 1, -1), ShapeError, /^linspace: /],
    ['linspace', () => linspace(0, 1, 1.5), ShapeError, /^linspace: /],
    [
      'rand',
      () => rand([2], new Random(1), { dtype: 'int32' }),
      DtypeError,
      /^rand: int32/,
    ],
  ])('%s refuses what makes no sense', (_, make, kind, message) => {
    expect(make).toThrow(kind)
    expect(make).toThrow(message)
  })
})

test('item reads the only number of any shape, and no other', () => {
  expect([tensor(3).item(), tensor([[3]]).item(), arange(5).select(0, 3).item()]).toEqual([
    3, 3, 3,
  ])
  expect(() => ones([2]).item()).toThrow(ArgumentError)
  expect(() => ones([2]).item()).toThrow(/this one is \(2\)/)
  expect(() => zeros([0]).item()).toThrow(ArgumentError)
})

test('the fields of a tensor say how it is laid out', () => {
  const x = zeros([2, 3, 4], { dtype: 'float64' }).transpose(0, 2).slice(0, 1)
  expect([x.shape, x.strides, x.offset, x.rank, x.size, x.dtype]).toEqual([
    [3, 3, 2],
    [1, 4, 12],
    1,
    3,
    18,
    'float64',
  ])
  expect(x.storage.bytes).toBe(24 * 8)
})
