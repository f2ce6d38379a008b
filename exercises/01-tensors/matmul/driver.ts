import { full, tensor } from 'chalkgrad'
import type { Layout, NestedArray, Operand } from 'chalkgrad'

/** Flat numbers, and how to read them. */
interface Memory extends Layout {
  memory: number[]
}

/** Runs where the learner's file runs: lays numbers into storages, and hands out nested lists. */
export function drive(impl: typeof import('./matmul.ts')) {
  const operand = ({ memory, shape, strides, offset }: Memory): Operand => ({
    storage: tensor(memory, { shape: [memory.length], dtype: 'float64' }).storage,
    layout: { shape, strides, offset },
  })
  return {
    matmul(a: Memory, b: Memory): NestedArray {
      // Old numbers, as in memory that was used before.
      const out = full([a.shape[0], a.shape[1], b.shape[2]], 1e6, { dtype: 'float64' })
      impl.matmul(operand(a), operand(b), out)
      return out.toArray()
    },
  }
}
