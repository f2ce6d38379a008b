import { full, tensor } from 'chalkgrad'
import type { NestedArray, Operand } from 'chalkgrad'

/** Numbers in order, with some before them that do not belong to them. */
export interface Numbers {
  shape: number[]
  values: number[]
  offset?: number
}

export interface Case {
  x: Numbers
  w: Numbers
  bias?: Numbers
  stride?: [number, number]
  before?: [number, number]
  dilation?: [number, number]
  groups?: number
  /** The shape of the result. */
  out: number[]
}

/** Runs where the learner's file runs: lays numbers into storages, and hands out nested lists. */
export function drive(impl: typeof import('./conv-loops.ts')) {
  return {
    conv2d({ x, w, bias, stride = [1, 1], before = [0, 0], dilation = [1, 1], groups = 1, out }: Case): NestedArray {
      // Old numbers, as in memory that was used before.
      const y = full(out, 1e6, { dtype: 'float64' })
      const filter = { stride, before, after: before, dilation, groups }
      impl.conv2d(operand(x), operand(w), bias && operand(bias), filter, y)
      return y.toArray()
    },
  }
}

function operand({ shape, values, offset = 0 }: Numbers): Operand {
  const memory = [...Array.from({ length: offset }, () => 99), ...values]
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1))
  return {
    storage: tensor(memory, { shape: [memory.length], dtype: 'float64' }).storage,
    layout: { shape, strides, offset },
  }
}
