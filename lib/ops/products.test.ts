import { einsum } from 'chalkgrad'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { check, size, dtypes, tensorOf, broadcastable } from './arbitrary.fixture.ts'
import { type Plain, indices, expectSame, broadcast } from './oracle.fixture.ts'

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
