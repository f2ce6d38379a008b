// For tests: tensors as the naive oracle of every operation has them, a shape and a function.
import type { Dtype, NestedArray, Tensor } from 'chalkgrad'
import { expect } from 'vitest'

/** The oracle's tensor: a shape, and a function from an index to a number. */
export interface Plain {
  shape: readonly number[]
  at: (index: readonly number[]) => number
}

export const product = (shape: readonly number[]): number =>
  shape.reduce((n, size) => n * size, 1)

/** Every index of a shape, last axis fastest. */
export function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, size) =>
      all.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])),
    [[]],
  )
}

export function flatIndex(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((place, i, axis) => place * shape[axis] + i, 0)
}

export const plain = (shape: readonly number[], values: readonly number[]): Plain => ({
  shape,
  at: (index) => values[flatIndex(index, shape)],
})

/** What a store into memory of the dtype leaves of a number. */
export const stored: Record<Dtype, (value: number) => number> = {
  float32: Math.fround,
  float64: Number,
  int32: (x) => x | 0,
}

export function expectSame(got: Tensor, wanted: Plain, dtype: Dtype = got.dtype): void {
  expect(got.dtype).toBe(dtype)
  expect(got.shape).toEqual(wanted.shape)
  const values = indices(wanted.shape).map((index) => stored[dtype](wanted.at(index)) + 0)
  expect(Array.from(got.data(), (value) => value + 0)).toEqual(values)
  expect(flattened(got.toArray())).toEqual(values)
}

/** The same to rounding, for formulas that may be written in several ways. */
export function expectNear(got: Tensor, { shape, at }: Plain): void {
  expect(got.shape).toEqual(shape)
  const [values, wanted] = [got.data(), indices(shape).map(at)]
  wanted.forEach((value, i) => {
    if (Number.isNaN(value)) expect(values[i]).toBeNaN()
    else expect(values[i]).toBeCloseTo(value, 10)
  })
}

export const flattened = (nested: NestedArray): number[] =>
  typeof nested === 'number' ? [nested + 0] : nested.flatMap(flattened)

/** The oracle's broadcasting: sizes from the back, a missing one is 1. */
export function broadcast(...shapes: (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map(({ length }) => length))
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1)
    return sizes.find((size) => size !== 1) ?? 1
  })
}

/** Reads x at an index of a larger shape that it broadcasts to. */
export const stretched =
  (x: Plain) =>
  (index: readonly number[]): number =>
    x.at(
      x.shape.map((size, axis) =>
        size === 1 ? 0 : index[axis - x.shape.length + index.length],
      ),
    )

export const front = (axis: number, x: { shape: readonly number[] }): number =>
  axis < 0 ? axis + x.shape.length : axis

/** The index without an axis, and with something in its place. */
export const without = (index: readonly number[], axis: number): number[] =>
  index.filter((_, i) => i !== axis)
export const put = (index: readonly number[], axis: number, value: number): number[] =>
  index.map((old, i) => (i === axis ? value : old))
export const insert = (index: readonly number[], axis: number, value: number): number[] => [
  ...index.slice(0, axis),
  value,
  ...index.slice(axis),
]
