// Wrong input gets an error of the right kind that names the operation and what was wrong: both shapes, the axis, the dtype.
import { ChalkgradError, ReleasedError, ShapeError, Tensor } from 'chalkgrad'
import * as errors from 'chalkgrad/errors'
import { describe, expect, test } from 'vitest'
import { around } from './ops/refusals/around.fixture.ts'
import { elementwise } from './ops/refusals/elementwise.fixture.ts'
import { changes } from './ops/refusals/in-place.fixture.ts'
import { parts } from './ops/refusals/parts.fixture.ts'
import { pictures } from './ops/refusals/pictures.fixture.ts'
import { products } from './ops/refusals/products.fixture.ts'
import { reduce } from './ops/refusals/reduce.fixture.ts'
import {
  double,
  ofWholeNumbers,
  whole,
  x,
  type Row,
  type Rows,
} from './ops/refusals/rows.fixture.ts'
import { shape } from './ops/refusals/shape.fixture.ts'

const rows: Rows = {
  ...elementwise,
  ...reduce,
  ...products,
  ...shape,
  ...parts,
  ...pictures,
  ...changes,
  ...around,
}

describe.each(Object.keys(rows))('%s', (name) => {
  test.each(rows[name].map((row, i): [number, ...Row] => [i, ...row]))(
    'refuses, %i',
    (_, run, kind, message) => {
      let caught: unknown
      try {
        run()
      } catch (error) {
        caught = error
      }
      expect(caught).toBeInstanceOf(kind)
      expect(caught).toBeInstanceOf(ChalkgradError)
      expect((caught as Error).name).toBe(kind.name)
      if (message instanceof RegExp) expect((caught as Error).message).toMatch(message)
      else expect((caught as Error).message).toContain(message)
    },
  )
})

test('every method has something to refuse, or nothing can go wrong with it', () => {
  const harmless = [...ofWholeNumbers, 'isNaN', 'isFinite', 'clone', 'contiguous', 'detach']
  const methods = Object.keys(Tensor.prototype).filter((name) => !harmless.includes(name))
  expect(methods.filter((name) => !(name in rows))).toEqual([])
})

test('a refused change in place has changed nothing', () => {
  expect([x, whole, double].map((t) => t.data().every((value) => value === 0))).toEqual([
    true,
    true,
    true,
  ])
})

test('every error has its own name, and is an error of the engine', () => {
  for (const [name, Kind] of Object.entries(errors)) {
    const error = new Kind('text')
    expect([error.name, error.message]).toEqual([name, 'text'])
    expect(error).toBeInstanceOf(errors.ChalkgradError)
    expect(error).toBeInstanceOf(Error)
  }
  expect(new ReleasedError('')).not.toBeInstanceOf(ShapeError)
})
