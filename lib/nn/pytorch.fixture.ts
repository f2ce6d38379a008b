import { tensor, type Dtype, type Shape, type Tensor } from 'chalkgrad'
import { expect } from 'vitest'

/** What goes into the layers on both sides, as in fixtures/make-*.py. */
export function numbers(shape: Shape, seed: number, dtype: Dtype = 'float64'): Tensor {
  const count = shape.reduce((n, size) => n * size, 1)
  const values = Float64Array.from(
    { length: count },
    (_, i) => (((i * 37 + seed * 53 + ((i * i) % 29)) % 97) - 48) / 32,
  )
  return tensor(values, { shape, dtype })
}

/** `what` is named where it fails. */
export function expectNear(
  got: Tensor | undefined,
  wanted: readonly number[],
  limit = 1e-10,
  what = 'the result',
): void {
  const values = [...(got?.data() ?? [])]
  expect(values).toHaveLength(wanted.length)
  const far = values.findIndex(
    (value, i) =>
      !(Math.abs(value - wanted[i]) <= limit * Math.max(1, Math.abs(wanted[i]))),
  )
  expect([what, far, values[far]]).toEqual([what, -1, undefined])
}
