import { oneHot, tensor } from 'chalkgrad'
import { scatterAdd } from 'chalkgrad/ops/gather'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { check, size, shapes, dtypes, tensorOf, withAxis } from './arbitrary.fixture.ts'
import {
  product,
  indices,
  flatIndex,
  plain,
  expectSame,
  front,
  put,
} from './oracle.fixture.ts'

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
