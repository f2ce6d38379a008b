import { arange, concat, stack, zeros, type Tensor } from 'chalkgrad'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  check,
  size,
  shapes,
  dtypes,
  tensorOf,
  anyTensor,
  withAxis,
} from './arbitrary.fixture.ts'
import {
  type Plain,
  product,
  indices,
  flatIndex,
  expectSame,
  stretched,
  front,
  without,
  put,
  insert,
} from './oracle.fixture.ts'

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
