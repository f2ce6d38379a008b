import { arange, type Dtype, type Tensor } from 'chalkgrad'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  check,
  dtypes,
  floats,
  anyTensor,
  withAxis,
  broadcastable,
} from './arbitrary.fixture.ts'
import {
  type Plain,
  product,
  indices,
  plain,
  stored,
  expectSame,
  expectNear,
  broadcast,
  front,
  put,
} from './oracle.fixture.ts'

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
