// For tests: random shapes and scattered layouts to try the operations on. Another stream of them: FC_SEED=7 npx vitest run lib/ops
import { tensor, type Dtype, type Tensor } from 'chalkgrad'
import fc from 'fast-check'
import { flatIndex, indices, plain, product, type Plain } from './oracle.fixture.ts'

export function check<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
  const seed = Number(process.env.FC_SEED ?? 1)
  fc.assert(
    fc.property(arbitrary, (value) => void property(value)),
    { seed, numRuns: Number(process.env.FC_RUNS ?? 40) },
  )
}

/** How to scatter a tensor over a larger memory: a slice, with steps, of a permuted one. */
export interface Scatter {
  order: readonly number[]
  start: readonly number[]
  step: readonly number[]
}

export function scattered(
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

export const size = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 12 },
  { arbitrary: fc.constant(0), weight: 1 },
)
export const shapes = (minLength = 0, maxLength = 4) =>
  fc.array(size, { minLength, maxLength })
export const dtypes = fc.constantFrom<Dtype>('float32', 'float64', 'int32')
export const floats = fc.constantFrom<Dtype>('float32', 'float64')

/** A tensor of a shape in some layout, and its plain twin. Few different numbers, so that ties happen; sums are exact. */
export function tensorOf(
  shape: readonly number[],
  dtype: Dtype,
): fc.Arbitrary<[Tensor, Plain]> {
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

export const anyTensor = (
  dtype: fc.Arbitrary<Dtype> = dtypes,
  minRank = 0,
): fc.Arbitrary<[Tensor, Plain]> =>
  fc.tuple(shapes(minRank), dtype).chain(([shape, dtype]) => tensorOf(shape, dtype))

/** A tensor with one of its axes, counted from the front or from the back. */
export const withAxis = (
  dtype = dtypes,
  minRank = 1,
): fc.Arbitrary<[Tensor, Plain, number]> =>
  anyTensor(dtype, minRank).chain(([x, p]) =>
    fc
      .integer({ min: -x.rank, max: x.rank - 1 })
      .map((axis): [Tensor, Plain, number] => [x, p, axis]),
  )

/** `count` shapes that broadcast together: parts of one shape with axes shrunk to 1 or left out in front. */
export const broadcastable = (count: number): fc.Arbitrary<number[][]> =>
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

export const pairs = (dtype = dtypes) =>
  fc
    .tuple(broadcastable(2), dtype)
    .chain(([[a, b], dtype]) => fc.tuple(tensorOf(a, dtype), tensorOf(b, dtype)))
