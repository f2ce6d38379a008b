import { full, tensor } from 'chalkgrad'
import type { NestedArray } from 'chalkgrad'

export interface Case {
  shape: number[]
  values: number[]
  offset?: number
  window: [number, number]
  stride: [number, number]
  before?: [number, number]
  out: [number, number]
}

/** Runs where the learner's file runs: lays numbers into storages, and hands out nested lists. */
export function drive(impl: typeof import('./max-pool.ts')) {
  return {
    maxPool2d({ shape, values, offset = 0, window, stride, before = [0, 0], out }: Case): {
      largest: NestedArray
      place: NestedArray
    } {
      const memory = [...Array.from({ length: offset }, () => 999), ...values]
      const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1))
      const x = {
        storage: tensor(memory, { shape: [memory.length], dtype: 'float64' }).storage,
        layout: { shape, strides, offset },
      }
      // Old numbers, as in memory that was used before.
      const y = full([shape[0], shape[1], ...out], 1e6, { dtype: 'float64' })
      const place = full([shape[0], shape[1], ...out], -7, { dtype: 'int32' })
      impl.maxPool2d(x, window, { stride, before, after: before, dilation: [1, 1] }, y, place)
      return { largest: y.toArray(), place: place.toArray() }
    },
  }
}
