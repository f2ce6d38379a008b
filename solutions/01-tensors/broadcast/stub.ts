import { todo } from '#exercises'
import type { Layout } from 'chalkgrad'
import { ShapeError } from 'chalkgrad/errors'

/*
 * Broadcasting: two shapes are aligned at their last axis, a
 * missing axis counts as 1, and an axis of size 1 repeats. A solved
 * file can take the place of lib/shape/broadcast.ts.
 */

/**
 * The shape that a and b share when they meet.
 *
 * - name: the operation, for the message
 * - throws a ShapeError that names the operation and both shapes
 *   when two sizes differ and neither is 1
 *
 * Examples: (2, 3) and (3) → (2, 3); (4) and (3, 1) → (3, 4); (2,
 * 3) and (2) → ShapeError.
 */
export function broadcastShapes(name: string, a: readonly number[], b: readonly number[]): readonly number[] {
  return todo('broadcast')
}

/**
 * The layout read as the larger `shape`, without a copy: an axis
 * that repeats gets stride 0.
 *
 * Example: { shape: [3], strides: [1], offset: 0 } read as (2, 3)
 * is { shape: [2, 3], strides: [0, 1], offset: 0 }.
 */
export function expandLayout(layout: Layout, shape: readonly number[]): Layout {
  return todo('broadcast')
}

/**
 * The axes of `to` along which `from` was repeated: those that
 * `from` lacks, and those where it has 1 and `to` has not. In
 * order. Chapter 4 sums over them.
 *
 * Example: from (3, 1) to (2, 3, 4) these are [0, 2].
 */
export function broadcastAxes(from: readonly number[], to: readonly number[]): number[] {
  return todo('broadcast')
}
