import { full, tensor } from 'chalkgrad'
import type { Operand } from 'chalkgrad'

/** Numbers in order, with some before them that do not belong to them. */
export interface Numbers {
  shape: number[]
  values: number[]
  offset?: number
}

export interface Sliding {
  stride?: [number, number]
  before?: [number, number]
  dilation?: [number, number]
  groups?: number
}

/** Runs where the learner's file runs: lays numbers into storages, and hands out flat lists. */
export function drive(impl: typeof import('./conv-backward.ts')) {
  return {
    convTranspose2d(g: Numbers, w: Numbers, sliding: Sliding, shape: number[]): number[] {
      const out = full(shape, 1e6, { dtype: 'float64' }) // old numbers
      impl.convTranspose2d(operand(g), operand(w), filterOf(sliding), out)
      return [...out.data()]
    },
    conv2dWeight(x: Numbers, g: Numbers, sliding: Sliding, shape: number[]): number[] {
      const out = full(shape, 1e6, { dtype: 'float64' })
      impl.conv2dWeight(operand(x), operand(g), filterOf(sliding), out)
      return [...out.data()]
    },
  }
}

function filterOf({ stride = [1, 1], before = [0, 0], dilation = [1, 1], groups = 1 }: Sliding) {
  return { stride, before, after: before, dilation, groups }
}

function operand({ shape, values, offset = 0 }: Numbers): Operand {
  const memory = [...Array.from({ length: offset }, () => 99), ...values]
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1))
  return {
    storage: tensor(memory, { shape: [memory.length], dtype: 'float64' }).storage,
    layout: { shape, strides, offset },
  }
}
