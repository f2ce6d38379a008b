import { where, type Tensor } from 'chalkgrad'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  check,
  dtypes,
  floats,
  tensorOf,
  anyTensor,
  broadcastable,
  pairs,
} from './arbitrary.fixture.ts'
import { expectSame, expectNear, broadcast, stretched } from './oracle.fixture.ts'

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
