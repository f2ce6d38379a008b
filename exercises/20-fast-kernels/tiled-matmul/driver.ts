import { tensor } from 'chalkgrad'
import type { Layout, Operand } from 'chalkgrad'

/** Flat numbers, and how to read them. */
interface Memory extends Layout {
  memory: number[]
}

/** Runs where the learner's file runs: lays numbers into storages, counts what is read, and hands out nested lists. */
export function drive(impl: typeof import('./tiled-matmul.ts')) {
  let reads = 0
  const operand = ({ memory, shape, strides, offset }: Memory): Operand => {
    const { storage } = tensor(memory, { shape: [memory.length], dtype: 'float64' })
    const flat = storage.read()
    const counted = new Proxy(flat, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++
        return Reflect.get(target, key, target)
      },
    })
    storage.read = storage.write = () => counted
    return { storage, layout: { shape, strides, offset } }
  }
  return {
    matmul(a: Memory, b: Memory) {
      reads = 0
      const [batch, m, n] = [a.shape[0], a.shape[1], b.shape[2]]
      // Old numbers, and some memory behind C.
      const old = new Array<number>(batch * m * n + 40).fill(1e6)
      const { storage } = tensor(old, { dtype: 'float64' })
      impl.matmul(operand(a), operand(b), {
        storage,
        layout: { shape: [batch, m, n], strides: [m * n, n, 1], offset: 0 },
      })
      const flat = [...storage.read()]
      const C = Array.from({ length: batch }, (_, x) =>
        Array.from({ length: m }, (_, i) => flat.slice((x * m + i) * n, (x * m + i + 1) * n)),
      )
      return { C, reads, beyond: flat.slice(batch * m * n).every((value) => value === 1e6) }
    },
  }
}
