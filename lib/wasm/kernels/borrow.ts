import type { Runtime } from '../runtime.ts'

/**
 * Room for `length` numbers of 4 bytes in the kernels' memory while `use` runs. Returns
 * false, and runs nothing, when there is none.
 */
export function borrow(
  { arena }: Runtime,
  dtype: 'float32' | 'int32',
  length: number,
  use: (address: number, numbers: Float32Array | Int32Array) => boolean,
): boolean {
  const pool = arena.pool()
  const memory = pool.take(dtype, length)
  try {
    const numbers = memory.write() as Float32Array | Int32Array
    const address = arena.address(numbers)
    return address >= 0 && use(address, numbers)
  } finally {
    pool.give(dtype, memory)
  }
}
