import { arange, type Tensor } from 'chalkgrad'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check, tensorOf, withAxis } from './arbitrary.fixture.ts'
import { expectSame, stretched, front, put } from './oracle.fixture.ts'

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
