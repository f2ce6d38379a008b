// Every operation against a naive oracle, on random shapes and scattered layouts. Another stream: FC_SEED=7 npx vitest run …
import {
  arange,
  concat,
  einsum,
  oneHot,
  stack,
  tensor,
  where,
  zeros,
  type Dtype,
  type NestedArray,
  type Tensor,
} from 'chalkgrad'
import { scatterAdd } from 'chalkgrad/ops/gather'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** The oracle's tensor: a shape, and a function from an index to a number. */
interface Plain {
  shape: readonly number[]
  at: (index: readonly number[]) => number
}

function check<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
  const seed = Number(process.env.FC_SEED ?? 1)
  fc.assert(
    fc.property(arbitrary, (value) => void property(value)),
    { seed, numRuns: Number(process.env.FC_RUNS ?? 40) },
  )
}

const product = (shape: readonly number[]): number => shape.reduce((n, size) => n * size, 1)

/** Every index of a shape, last axis fastest. */
function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, size) =>
      all.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])),
    [[]],
  )
}

function flatIndex(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((place, i, axis) => place * shape[axis] + i, 0)
}

const plain = (shape: readonly number[], values: readonly number[]): Plain => ({
  shape,
  at: (index) => values[flatIndex(index, shape)],
})

/** What a store into memory of the dtype leaves of a number. */
const stored: Record<Dtype, (value: number) => number> = {
  float32: Math.fround,
  float64: Number,
  int32: (x) => x | 0,
}

function expectSame(got: Tensor, wanted: Plain, dtype: Dtype = got.dtype): void {
  expect(got.dtype).toBe(dtype)
  expect(got.shape).toEqual(wanted.shape)
  const values = indices(wanted.shape).map((index) => stored[dtype](wanted.at(index)) + 0)
  expect(Array.from(got.data(), (value) => value + 0)).toEqual(values)
  expect(flattened(got.toArray())).toEqual(values)
}

/** The same to rounding, for formulas that may be written in several ways. */
function expectNear(got: Tensor, { shape, at }: Plain): void {
  expect(got.shape).toEqual(shape)
  const [values, wanted] = [got.data(), indices(shape).map(at)]
  wanted.forEach((value, i) => {
    if (Number.isNaN(value)) expect(values[i]).toBeNaN()
    else expect(values[i]).toBeCloseTo(value, 10)
  })
}

const flattened = (nested: NestedArray): number[] =>
  typeof nested === 'number' ? [nested + 0] : nested.flatMap(flattened)

/** The oracle's broadcasting: sizes from the back, a missing one is 1. */
function broadcast(...shapes: (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map(({ length }) => length))
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1)
    return sizes.find((size) => size !== 1) ?? 1
  })
}

/** Reads x at an index of a larger shape that it broadcasts to. */
const stretched =
  (x: Plain) =>
  (index: readonly number[]): number =>
    x.at(
      x.shape.map((size, axis) =>
        size === 1 ? 0 : index[axis - x.shape.length + index.length],
      ),
    )

/** How to scatter a tensor over a larger memory: a slice, with steps, of a permuted one. */
interface Scatter {
  order: readonly number[]
  start: readonly number[]
  step: readonly number[]
}

function scattered(
  shape: readonly number[],
  values: readonly number[],
  dtype: Dtype,
  how: Scatter,
): Tensor {
  const room = shape.map(
    (size, axis) => how.start[axis] + Math.max(0, size - 1) * how.step[axis] + 2,
  )
  const inMemory = how.order.map((axis) => room[axis])
  const memory = new Array<number>(product(inMemory)).fill(-999)
  indices(shape).forEach((index, i) => {
    const place = index.map((k, axis) => how.start[axis] + k * how.step[axis])
    memory[
      flatIndex(
        how.order.map((axis) => place[axis]),
        inMemory,
      )
    ] = values[i]
  })
  const whole = tensor(memory, { shape: inMemory, dtype }).permute(
    shape.map((_, axis) => how.order.indexOf(axis)),
  )
  return shape.reduce((x, size, axis) => {
    const end =
      size === 0 ? how.start[axis] : how.start[axis] + (size - 1) * how.step[axis] + 1
    return x.slice(axis, how.start[axis], end, how.step[axis])
  }, whole)
}

const size = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 12 },
  { arbitrary: fc.constant(0), weight: 1 },
)
const shapes = (minLength = 0, maxLength = 4) => fc.array(size, { minLength, maxLength })
const dtypes = fc.constantFrom<Dtype>('float32', 'float64', 'int32')
const floats = fc.constantFrom<Dtype>('float32', 'float64')

/** A tensor of a shape in some layout, and its plain twin. Few different numbers, so that ties happen; sums are exact. */
function tensorOf(shape: readonly number[], dtype: Dtype): fc.Arbitrary<[Tensor, Plain]> {
  const number =
    dtype === 'int32'
      ? fc.integer({ min: -4, max: 4 })
      : fc.integer({ min: -8, max: 8 }).map((n) => n / 4)
  const axes = shape.map((_, axis) => axis)
  return fc
    .record({
      values: fc.array(number, { minLength: product(shape), maxLength: product(shape) }),
      order: fc.shuffledSubarray(axes, { minLength: axes.length }),
      start: fc.tuple(...axes.map(() => fc.integer({ min: 0, max: 2 }))),
      step: fc.tuple(...axes.map(() => fc.integer({ min: 1, max: 3 }))),
      flat: fc.boolean(),
    })
    .map(({ values, flat, ...how }) => [
      flat ? tensor(values, { shape, dtype }) : scattered(shape, values, dtype, how),
      plain(shape, values),
    ])
}

const anyTensor = (
  dtype: fc.Arbitrary<Dtype> = dtypes,
  minRank = 0,
): fc.Arbitrary<[Tensor, Plain]> =>
  fc.tuple(shapes(minRank), dtype).chain(([shape, dtype]) => tensorOf(shape, dtype))

/** A tensor with one of its axes, counted from the front or from the back. */
const withAxis = (dtype = dtypes, minRank = 1): fc.Arbitrary<[Tensor, Plain, number]> =>
  anyTensor(dtype, minRank).chain(([x, p]) =>
    fc
      .integer({ min: -x.rank, max: x.rank - 1 })
      .map((axis): [Tensor, Plain, number] => [x, p, axis]),
  )

const front = (axis: number, x: { shape: readonly number[] }): number =>
  axis < 0 ? axis + x.shape.length : axis

/** The index without an axis, and with something in its place. */
const without = (index: readonly number[], axis: number): number[] =>
  index.filter((_, i) => i !== axis)
const put = (index: readonly number[], axis: number, value: number): number[] =>
  index.map((old, i) => (i === axis ? value : old))
const insert = (index: readonly number[], axis: number, value: number): number[] => [
  ...index.slice(0, axis),
  value,
  ...index.slice(axis),
]

/** `count` shapes that broadcast together: parts of one shape with axes shrunk to 1 or left out in front. */
const broadcastable = (count: number): fc.Arbitrary<number[][]> =>
  shapes().chain((shape) =>
    fc.tuple(
      ...Array.from({ length: count }, () =>
        fc
          .tuple(
            fc.nat({ max: shape.length }),
            fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
          )
          .map(([cut, shrink]) =>
            shape.map((size, axis) => (shrink[axis] ? 1 : size)).slice(cut),
          ),
      ),
    ),
  )

const pairs = (dtype = dtypes) =>
  fc
    .tuple(broadcastable(2), dtype)
    .chain(([[a, b], dtype]) => fc.tuple(tensorOf(a, dtype), tensorOf(b, dtype)))

describe('element by element, with broadcasting', () => {
  const binary: [
    string,
    (x: Tensor, y: Tensor | number) => Tensor,
    (x: number, y: number) => number,
    typeof dtypes?,
  ][] = [
    ['add', (x, y) => x.add(y), (x, y) => x + y],
    ['sub', (x, y) => x.sub(y), (x, y) => x - y],
    ['mul', (x, y) => x.mul(y), (x, y) => x * y],
    ['div', (x, y) => x.div(y), (x, y) => x / y, floats],
    ['pow', (x, y) => x.pow(y), (x, y) => x ** y, floats],
    ['maximum', (x, y) => x.maximum(y), Math.max],
    ['minimum', (x, y) => x.minimum(y), Math.min],
    ['equal', (x, y) => x.equal(y), (x, y) => Number(x === y)],
    ['notEqual', (x, y) => x.notEqual(y), (x, y) => Number(x !== y)],
    ['less', (x, y) => x.less(y), (x, y) => Number(x < y)],
    ['lessEqual', (x, y) => x.lessEqual(y), (x, y) => Number(x <= y)],
    ['greater', (x, y) => x.greater(y), (x, y) => Number(x > y)],
    ['greaterEqual', (x, y) => x.greaterEqual(y), (x, y) => Number(x >= y)],
  ]
  test.each(binary)('%s', (_, run, formula, dtype) => {
    check(pairs(dtype), ([[x, p], [y, q]]) => {
      const wanted = {
        shape: broadcast(p.shape, q.shape),
        at: (i: readonly number[]) => formula(stretched(p)(i), stretched(q)(i)),
      }
      expectSame(run(x, y), wanted, x.dtype)
    })
    check(anyTensor(dtype), ([x, p]) =>
      expectSame(run(x, 2), { shape: p.shape, at: (i) => formula(p.at(i), 2) }, x.dtype),
    )
  })

  const unary: [string, (x: Tensor) => Tensor, (x: number) => number, typeof dtypes?][] = [
    ['neg', (x) => x.neg(), (x) => -x],
    ['abs', (x) => x.abs(), Math.abs],
    ['sign', (x) => x.sign(), Math.sign],
    ['square', (x) => x.square(), (x) => x * x],
    ['relu', (x) => x.relu(), (x) => Math.max(x, 0)],
    ['clamp', (x) => x.clamp(-1, 1), (x) => Math.min(Math.max(x, -1), 1)],
    ['sqrt', (x) => x.sqrt(), Math.sqrt, floats],
    ['exp', (x) => x.exp(), Math.exp, floats],
    ['log', (x) => x.log(), Math.log, floats],
    ['sin', (x) => x.sin(), Math.sin, floats],
    ['cos', (x) => x.cos(), Math.cos, floats],
    ['tanh', (x) => x.tanh(), Math.tanh, floats],
    ['sigmoid', (x) => x.sigmoid(), (x) => 1 / (1 + Math.exp(-x)), floats],
    ['clone', (x) => x.clone(), Number],
    ['contiguous', (x) => x.contiguous(), Number],
    ['detach', (x) => x.detach(), Number],
  ]
  test.each(unary)('%s', (_, run, formula, dtype) => {
    check(anyTensor(dtype), ([x, p]) =>
      expectSame(run(x), { shape: p.shape, at: (i) => formula(p.at(i)) }, x.dtype),
    )
  })

  const composed: [string, (x: Tensor) => Tensor, (x: number) => number][] = [
    ['softplus', (x) => x.softplus(), (x) => Math.log(1 + Math.exp(x))],
    ['leakyRelu', (x) => x.leakyRelu(0.1), (x) => (x > 0 ? x : 0.1 * x)],
    [
      'gelu',
      (x) => x.gelu(),
      (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
    ],
  ]
  test.each(composed)('%s, to rounding', (_, run, formula) => {
    check(anyTensor(fc.constant('float64')), ([x, p]) => {
      expectNear(run(x), { shape: p.shape, at: (i) => formula(p.at(i)) })
    })
  })

  test('cast rounds as the dtype stores', () => {
    check(fc.tuple(anyTensor(), dtypes), ([[x, p], dtype]) =>
      expectSame(x.cast(dtype), p, dtype),
    )
  })

  test('where picks by a condition of any dtype', () => {
    const three = fc
      .tuple(broadcastable(3), dtypes, dtypes)
      .chain(([[c, a, b], dtype, other]) =>
        fc.tuple(tensorOf(c, other), tensorOf(a, dtype), tensorOf(b, dtype)),
      )
    check(three, ([[c, r], [x, p], [y, q]]) => {
      const shape = broadcast(r.shape, p.shape, q.shape)
      expectSame(
        where(c, x, y),
        { shape, at: (i) => (stretched(r)(i) !== 0 ? stretched(p)(i) : stretched(q)(i)) },
        x.dtype,
      )
      expectSame(
        where(c, x, 1),
        {
          shape: broadcast(r.shape, p.shape),
          at: (i) => (stretched(r)(i) !== 0 ? stretched(p)(i) : 1),
        },
        x.dtype,
      )
      expectSame(
        where(c, 1, y),
        {
          shape: broadcast(r.shape, q.shape),
          at: (i) => (stretched(r)(i) !== 0 ? 1 : stretched(q)(i)),
        },
        x.dtype,
      )
    })
  })
})

describe('reductions over any axes', () => {
  /** A tensor, some of its axes (undefined: all), and whether they stay. */
  const reductions = (dtype = dtypes) =>
    anyTensor(dtype).chain(([x, p]) =>
      fc.record({
        x: fc.constant(x),
        p: fc.constant(p),
        axes: fc.option(fc.shuffledSubarray(x.shape.map((_, axis) => axis)), {
          nil: undefined,
        }),
        fromBack: fc.boolean(),
        keepDims: fc.boolean(),
      }),
    )

  /** The oracle: collects what falls on each output, then folds it. */
  function fold(
    p: Plain,
    axes: readonly number[],
    keepDims: boolean,
    f: (values: number[]) => number,
  ): Plain {
    const kept = p.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis))
    const all = indices(p.shape)
    return {
      shape: keepDims
        ? p.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
        : kept.map((axis) => p.shape[axis]),
      at: (index) => {
        const wanted = keepDims ? kept.map((axis) => index[axis]) : index
        return f(
          all
            .filter((i) => kept.every((axis, k) => i[axis] === wanted[k]))
            .map((i) => p.at(i)),
        )
      },
    }
  }

  const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0)
  const kinds: [
    string,
    (x: Tensor, axes?: number[], options?: { keepDims: boolean }) => Tensor,
    (v: number[], dtype: Dtype) => number,
    typeof dtypes?,
  ][] = [
    ['sum', (x, axes, options) => x.sum(axes, options), total],
    [
      'mean',
      (x, axes, options) => x.mean(axes, options),
      (v, dtype) => stored[dtype](total(v)) / v.length,
      floats,
    ],
    ['max', (x, axes, options) => x.max(axes, options), (v) => Math.max(...v)],
    ['min', (x, axes, options) => x.min(axes, options), (v) => Math.min(...v)],
  ]
  test.each(kinds)('%s', (name, run, f, dtype) => {
    check(reductions(dtype), ({ x, p, axes, fromBack, keepDims }) => {
      const over = axes ?? x.shape.map((_, axis) => axis)
      const named = fromBack ? axes?.map((axis) => axis - x.rank) : axes
      if ((name === 'max' || name === 'min') && over.some((axis) => x.shape[axis] === 0)) {
        expect(() => run(x, named, { keepDims })).toThrow(/is empty/)
      } else
        expectSame(
          run(x, named, { keepDims }),
          fold(p, over, keepDims, (v) => f(v, x.dtype)),
          x.dtype,
        )
    })
  })

  test('var, with and without correction', () => {
    check(
      fc.tuple(reductions(fc.constant('float64')), fc.constantFrom(0, 1)),
      ([{ x, p, axes, keepDims }, correction]) => {
        const got = x.var(axes, { keepDims, correction })
        const wanted = fold(p, axes ?? x.shape.map((_, axis) => axis), keepDims, (v) => {
          const mean = total(v) / v.length
          return (
            total(v.map((value) => (value - mean) ** 2)) /
            Math.max(0, v.length - correction)
          )
        })
        expectNear(got, wanted)
      },
    )
  })

  test('argmax and argmin give the first of equals', () => {
    const cases = fc.tuple(anyTensor(), fc.boolean(), fc.nat({ max: 4 }))
    check(cases, ([[x, p], keepDims, pick]) => {
      const axis = pick < x.rank ? pick : undefined
      const axes = axis === undefined ? x.shape.map((_, i) => i) : [axis]
      if (axes.some((i) => x.shape[i] === 0))
        return expect(() => x.argmax(axis)).toThrow(/is empty/)
      expectSame(
        x.argmax(axis, { keepDims }),
        fold(p, axes, keepDims, (v) => v.indexOf(Math.max(...v))),
        'int32',
      )
      expectSame(
        x.argmin(axis, { keepDims }),
        fold(p, axes, keepDims, (v) => v.indexOf(Math.min(...v))),
        'int32',
      )
    })
  })

  test('sumTo undoes broadcasting', () => {
    check(fc.tuple(broadcastable(2), dtypes), ([[a, b], dtype]) => {
      const shape = broadcast(a, b)
      const x = arange(product(shape)).cast(dtype).reshape(shape)
      const missing = shape.length - a.length
      const axes = shape
        .map((_, axis) => axis)
        .filter((axis) => axis < missing || (a[axis - missing] === 1 && shape[axis] !== 1))
      const summed = fold(plain(shape, [...x.data()]), axes, true, total)
      expectSame(
        x.sumTo(a),
        { shape: a, at: (i) => summed.at([...new Array<number>(missing).fill(0), ...i]) },
        dtype,
      )
    })
  })

  test('softmax, logSoftmax and logSumExp', () => {
    check(withAxis(fc.constant('float64')), ([x, p, axis]) => {
      const along = front(axis, x)
      const logSum = fold(p, [along], true, (v) => Math.log(total(v.map(Math.exp))))
      const [soft, logSoft, sums] = [
        x.softmax(axis),
        x.logSoftmax(axis),
        x.logSumExp(axis, { keepDims: true }),
      ]
      const log = (i: readonly number[]): number => p.at(i) - logSum.at(put(i, along, 0))
      expectNear(logSoft, { shape: p.shape, at: log })
      expectNear(soft, { shape: p.shape, at: (i) => Math.exp(log(i)) })
      expectNear(sums, logSum)
    })
  })
})

describe('shape', () => {
  type Step = (x: Tensor, p: Plain) => [Tensor, Plain]
  /** One random view (or copy) of whatever comes. */
  const views: fc.Arbitrary<Step> = fc
    .tuple(fc.nat({ max: 7 }), fc.nat(), fc.nat(), fc.nat())
    .map(([kind, a, b, c]): Step => (x, p) => {
      const rank = x.rank
      const axis = rank > 0 ? a % rank : 0
      if (kind === 0) {
        const order = x.shape.map(
          (_, i) => (i * (rank > 2 && rank % 2 === 1 ? 2 : 1) + b) % rank,
        )
        return [
          x.permute(order),
          {
            shape: order.map((i) => p.shape[i]),
            at: (i) => p.at(order.map((_, k) => i[order.indexOf(k)])),
          },
        ]
      }
      if (kind === 1)
        return [
          x.unsqueeze(a % (rank + 1)),
          {
            shape: insert(p.shape, a % (rank + 1), 1),
            at: (i) => p.at(without(i, a % (rank + 1))),
          },
        ]
      if (kind === 2) {
        const shape = x.size > 0 && a % 2 ? [x.size] : [...p.shape].reverse()
        const flat = indices(p.shape)
        return [
          x.reshape(x.size > 0 && a % 4 === 1 ? [-1] : shape),
          { shape, at: (i) => p.at(flat[flatIndex(i, shape)]) },
        ]
      }
      if (kind === 3) {
        const shape = [(b % 2) + 1, ...p.shape.map((n) => (n === 1 ? (c % 3) + 1 : n))]
        return [
          x.expand(shape.map((n, i) => (i > 0 && p.shape[i - 1] === n ? -1 : n))),
          { shape, at: stretched(p) },
        ]
      }
      if (rank === 0) return [x, p]
      if (kind === 4) {
        const [start, stop, step] = [(b % 7) - 3, (c % 9) - 4, (a % 3) + 1]
        const places = Array.from({ length: p.shape[axis] }, (_, i) => i)
          .slice(start, stop)
          .filter((_, i) => i % step === 0)
        return [
          x.slice(axis, start, stop, step),
          {
            shape: put(p.shape, axis, places.length),
            at: (i) => p.at(put(i, axis, places[i[axis]])),
          },
        ]
      }
      if (kind === 5) {
        const other = b % rank
        const swap = (i: readonly number[]): number[] =>
          put(put(i, axis, i[other]), other, i[axis])
        return [
          x.transpose(axis, other - rank),
          { shape: swap(p.shape), at: (i) => p.at(swap(i)) },
        ]
      }
      if (kind === 6) {
        if (p.shape[axis] === 0) return [x, p]
        const place = b % p.shape[axis]
        return [
          x.select(axis - rank, place - p.shape[axis]),
          { shape: without(p.shape, axis), at: (i) => p.at(insert(i, axis, place)) },
        ]
      }
      const stays = p.shape.map((n) => n !== 1)
      return [
        x.squeeze(),
        {
          shape: p.shape.filter((_, i) => stays[i]),
          at: (i) => {
            let k = 0
            return p.at(stays.map((stay) => (stay ? i[k++] : 0)))
          },
        },
      ]
    })

  test('chains of views', () => {
    check(fc.tuple(anyTensor(), fc.array(views, { maxLength: 6 })), ([[x, p], chain]) => {
      let [y, q] = [x, p]
      for (const view of chain) if (y.size < 500 && y.rank < 7) [y, q] = view(y, q)
      expectSame(y, q, x.dtype)
      // What a kernel makes of the layout, not only what data() reads.
      expectSame(y.add(1), { shape: q.shape, at: (i) => q.at(i) + 1 }, x.dtype)
      expectSame(
        y.flatten(),
        { shape: [product(q.shape)], at: ([i]) => q.at(indices(q.shape)[i]) },
        x.dtype,
      )
    })
  })

  test('slice counts places, from the front or the back, as an array does', () => {
    const places = Array.from({ length: 15 }, (_, i) => i - 7)
    for (const length of [0, 1, 5]) {
      const all = Array.from({ length }, (_, i) => i)
      for (const start of places) {
        for (const stop of [...places, undefined]) {
          for (const step of [1, 2, 3]) {
            const wanted = all.slice(start, stop).filter((_, i) => i % step === 0)
            expect(arange(length).slice(0, start, stop, step).toArray()).toEqual(wanted)
          }
        }
      }
    }
  })

  test('only reshape of scattered elements, clone and contiguous make new memory', () => {
    const x = zeros([2, 3, 4])
    const same = [
      x.permute([2, 0, 1]),
      x.transpose(),
      x.slice(1, 0, 2),
      x.select(0, 1),
      x.expand([5, 2, 3, 4]),
      x.reshape([6, 4]),
      x.squeeze(),
      x.unsqueeze(0),
      x.flatten(1),
      x.detach(),
      x.contiguous(),
      ...x.split(1),
    ]
    for (const view of same) expect(view.storage).toBe(x.storage)
    for (const copy of [x.clone(), x.transpose().reshape([-1]), x.transpose().contiguous()])
      expect(copy.storage).not.toBe(x.storage)
  })

  test('flatten from an axis', () => {
    check(withAxis(), ([x, p, axis]) => {
      const from = front(axis, x)
      const shape = [...p.shape.slice(0, from), product(p.shape.slice(from))]
      const inner = indices(p.shape.slice(from))
      expectSame(
        x.flatten(axis),
        { shape, at: (i) => p.at([...i.slice(0, from), ...inner[i[from]]]) },
        x.dtype,
      )
    })
  })

  test('pad', () => {
    const around = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }))
    const cases = anyTensor().chain(([x, p]) =>
      fc.tuple(fc.constant(x), fc.constant(p), fc.array(around, { maxLength: x.rank })),
    )
    check(cases, ([x, p, padding]) => {
      const before = p.shape.map((_, axis) => padding[axis]?.[0] ?? 0)
      const shape = p.shape.map((n, axis) => before[axis] + n + (padding[axis]?.[1] ?? 0))
      const at = (i: readonly number[]): number => {
        const inside = i.map((k, axis) => k - before[axis])
        return inside.every((k, axis) => k >= 0 && k < p.shape[axis]) ? p.at(inside) : 7
      }
      expectSame(x.pad(padding, 7), { shape, at }, x.dtype)
    })
  })

  test('concat, and split as its inverse', () => {
    const cases = fc
      .tuple(shapes(1), dtypes, fc.nat(), fc.array(size, { minLength: 1, maxLength: 4 }))
      .chain(([shape, dtype, at, lengths]) => {
        const axis = at % shape.length
        return fc.tuple(
          fc.constant(axis),
          fc.tuple(...lengths.map((n) => tensorOf(put(shape, axis, n), dtype))),
        )
      })
    check(cases, ([axis, parts]) => {
      const joined = concat(
        parts.map(([x]) => x),
        axis - parts[0][0].rank,
      )
      const lengths = parts.map(([x]) => x.shape[axis])
      const owner = lengths.flatMap((n, part) =>
        Array.from({ length: n }, (_, k) => [part, k]),
      )
      const shape = put(parts[0][1].shape, axis, owner.length)
      expectSame(joined, {
        shape,
        at: (i) => parts[owner[i[axis]][0]][1].at(put(i, axis, owner[i[axis]][1])),
      })
      joined.split(lengths, axis).forEach((part, i) => expectSame(part, parts[i][1]))
      const even = joined.split(2, axis)
      expect(even.length).toBe(Math.max(1, Math.ceil(owner.length / 2)))
      expect(concat(even, axis).toArray()).toEqual(joined.toArray())
    })
  })

  test('stack', () => {
    const cases = fc
      .tuple(shapes(0, 3), dtypes, fc.nat(), fc.integer({ min: 1, max: 3 }))
      .chain(([shape, dtype, at, n]) =>
        fc.tuple(
          fc.constant(at % (shape.length + 1)),
          fc.tuple(...Array.from({ length: n }, () => tensorOf(shape, dtype))),
        ),
      )
    check(cases, ([axis, parts]) => {
      const wanted = {
        shape: insert(parts[0][1].shape, axis, parts.length),
        at: (i: readonly number[]) => parts[i[axis]][1].at(without(i, axis)),
      }
      expectSame(
        stack(
          parts.map(([x]) => x),
          axis,
        ),
        wanted,
      )
    })
  })
})

describe('looking up', () => {
  /** x, an axis of it that is not empty, and an index of x's rank whose other sizes are at most x's. */
  const lookups = fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      dtypes,
      fc.nat(),
      size,
      fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
    )
    .chain(([shape, dtype, at, length, shrink]) => {
      const axis = at % shape.length
      const indexShape = shape.map((n, i) => (i === axis ? length : (shrink[i] % n) + 1))
      const places = fc.array(fc.nat({ max: shape[axis] - 1 }), {
        minLength: product(indexShape),
        maxLength: product(indexShape),
      })
      return fc.record({
        x: tensorOf(shape, dtype),
        source: tensorOf(indexShape, dtype),
        axis: fc.constant(axis),
        places,
        indexShape: fc.constant(indexShape),
        transposed: fc.boolean(),
      })
    })
    .map(({ places, indexShape, transposed, ...rest }) => {
      const index = tensor(places, { shape: indexShape, dtype: 'int32' })
      // The same index from a scattered layout.
      const scattered = transposed
        ? index.transpose(0, -1).contiguous().transpose(0, -1)
        : index
      return { ...rest, index: scattered, where: plain(indexShape, places) }
    })

  test('gather', () => {
    check(lookups, ({ x: [x, p], axis, index, where }) =>
      expectSame(
        x.gather(axis - x.rank, index),
        { shape: where.shape, at: (i) => p.at(put(i, axis, where.at(i))) },
        x.dtype,
      ),
    )
  })

  test('scatterAdd', () => {
    check(lookups, ({ x: [x], source: [s, q], axis, index, where }) => {
      const wanted = (at: readonly number[]): number =>
        indices(where.shape)
          .filter((i) => put(i, axis, where.at(i)) + '' === at + '')
          .reduce((sum, i) => sum + q.at(i), 0)
      expectSame(
        scatterAdd(s, axis, index, x.shape),
        { shape: x.shape, at: wanted },
        x.dtype,
      )
    })
  })

  test('indexSelect', () => {
    check(
      fc.tuple(withAxis(), fc.array(fc.nat(), { maxLength: 5 })),
      ([[x, p, axis], picks]) => {
        const along = front(axis, x)
        if (p.shape[along] === 0) return
        const places = picks.map((n) => n % p.shape[along])
        const wanted = {
          shape: put(p.shape, along, places.length),
          at: (i: readonly number[]) => p.at(put(i, along, places[i[along]])),
        }
        expectSame(x.indexSelect(axis, places), wanted, x.dtype)
        expectSame(x.indexSelect(axis, tensor(places, { dtype: 'int32' })), wanted, x.dtype)
      },
    )
  })

  test('oneHot', () => {
    check(
      fc.tuple(shapes(0, 3), dtypes, fc.integer({ min: 1, max: 5 }), fc.nat()),
      ([shape, dtype, classes, seed]) => {
        const labels = indices(shape).map((_, i) => (seed + i * 7) % classes)
        const at = (i: readonly number[]): number =>
          Number(labels[flatIndex(i.slice(0, -1), shape)] === i[i.length - 1])
        expectSame(
          oneHot(tensor(labels, { shape, dtype: 'int32' }), classes, dtype),
          { shape: [...shape, classes], at },
          dtype,
        )
      },
    )
  })
})

describe('products', () => {
  /** The oracle, from the definition: a vector is a row on the left, a column on the right. */
  function times(a: Plain, b: Plain): Plain {
    const left: Plain =
      a.shape.length > 1 ? a : { shape: [1, ...a.shape], at: ([, k]) => a.at([k]) }
    const right: Plain =
      b.shape.length > 1 ? b : { shape: [...b.shape, 1], at: ([k]) => b.at([k]) }
    const batch = broadcast(left.shape.slice(0, -2), right.shape.slice(0, -2))
    const [m, inner] = left.shape.slice(-2)
    const n = right.shape[right.shape.length - 1]
    const own = (x: Plain, i: readonly number[]): number[] =>
      x.shape
        .slice(0, -2)
        .map((size, axis) => (size === 1 ? 0 : i[axis - x.shape.length + 2 + batch.length]))
    const rows = a.shape.length > 1 ? [m] : []
    const columns = b.shape.length > 1 ? [n] : []
    return {
      shape: [...batch, ...rows, ...columns],
      at: (index) => {
        const i = index.slice(0, batch.length)
        const row = rows.length ? index[batch.length] : 0
        const column = columns.length ? index[index.length - 1] : 0
        return Array.from(
          { length: inner },
          (_, k) =>
            left.at([...own(left, i), row, k]) * right.at([...own(right, i), k, column]),
        ).reduce((sum, value) => sum + value, 0)
      },
    }
  }

  test('matmul of matrices, vectors and batches', () => {
    const inner = fc.oneof(size, fc.integer({ min: 5, max: 9 }))
    const cases = fc
      .tuple(broadcastable(2), inner, inner, inner, dtypes, fc.boolean(), fc.boolean())
      .chain(([[p, q], m, k, n, dtype, vectorA, vectorB]) => {
        const a = vectorA ? [k] : [...p.slice(-2), m, k]
        const b = vectorB ? [k] : [...q.slice(-2), k, n]
        return fc.tuple(tensorOf(a, dtype), tensorOf(b, dtype))
      })
    check(cases, ([[a, p], [b, q]]) => expectSame(a.matmul(b), times(p, q), a.dtype))
  })

  test('einsum', () => {
    const equations = [
      'ij,jk->ik',
      'ij,jk->ki',
      'bij,bjk->bik',
      'ij->ji',
      'ij->',
      'ij->j',
      'i,j->ij',
      'i,i->',
      'bhtd,bhsd->bhts',
      'ij,ij,j->i',
      'i->i',
      ',i->i',
      '->',
    ]
    const cases = fc
      .tuple(
        fc.constantFrom(...equations),
        fc.array(size, { minLength: 26, maxLength: 26 }),
        dtypes,
      )
      .chain(([equation, sizes, dtype]) => {
        const names = equation.split('->')[0].split(',')
        const length = (letter: string): number => sizes[letter.charCodeAt(0) - 97]
        return fc.tuple(
          fc.constant(equation),
          fc.constant(length),
          fc.tuple(...names.map((name) => tensorOf([...name].map(length), dtype))),
        )
      })
    check(cases, ([equation, length, tensors]) => {
      const [inputs, output] = equation.split('->')
      const names = inputs.split(',')
      const summed = [...new Set(inputs.replaceAll(',', ''))].filter(
        (letter) => !output.includes(letter),
      )
      const at = (index: readonly number[]): number =>
        indices(summed.map(length))
          .map((inner) => {
            const place = (letter: string): number =>
              output.includes(letter)
                ? index[output.indexOf(letter)]
                : inner[summed.indexOf(letter)]
            return tensors.reduce(
              (factor, [, p], i) => factor * p.at([...names[i]].map(place)),
              1,
            )
          })
          .reduce((sum, value) => sum + value, 0)
      expectSame(einsum(equation, ...tensors.map(([x]) => x)), {
        shape: [...output].map(length),
        at,
      })
    })
  })
})

describe('in place', () => {
  test('a change through a view shows in the whole, and nowhere else', () => {
    const changes: [(x: Tensor, y: Tensor) => Tensor, (x: number, y: number) => number][] =
      [
        [(x, y) => x.add_(y), (x, y) => x + y],
        [(x, y) => x.sub_(y), (x, y) => x - y],
        [(x, y) => x.mul_(y), (x, y) => x * y],
        [(x, y) => x.copy_(y), (_, y) => y],
        [(x) => x.fill_(3), () => 3],
      ]
    const cases = fc
      .tuple(
        withAxis(),
        fc.constantFrom(...changes),
        fc.nat({ max: 2 }),
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
      )
      .chain(([[x, p, axis], change, start, step, single]) => {
        const shape = put(
          p.shape,
          front(axis, x),
          Math.max(0, Math.ceil((p.shape[front(axis, x)] - start) / step)),
        )
        return tensorOf(single ? [] : shape, x.dtype).map((y) => ({
          x,
          p,
          axis,
          change,
          start,
          step,
          y,
        }))
      })
    check(cases, ({ x, p, axis, change: [run, formula], start, step, y: [y, q] }) => {
      const part = x.slice(axis, start, undefined, step)
      expect(run(part, y)).toBe(part)
      const at = (i: readonly number[]): number => {
        const k = (i[front(axis, x)] - start) / step
        return k >= 0 && Number.isInteger(k)
          ? formula(p.at(i), stretched(q)(put(i, front(axis, x), k)))
          : p.at(i)
      }
      expectSame(x, { shape: p.shape, at })
    })
  })

  test('copy_ between overlapping parts of one memory reads before it writes', () => {
    const x = arange(6)
    x.slice(0, 1).copy_(x.slice(0, 0, 5))
    expect(x.toArray()).toEqual([0, 0, 1, 2, 3, 4])
    const m = arange(4).reshape([2, 2])
    m.copy_(m.transpose())
    expect(m.toArray()).toEqual([
      [0, 2],
      [1, 3],
    ])
  })
})
