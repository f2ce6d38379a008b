import type { Operand } from '../../kernels/kernels.ts'
import { HostMemory } from '../../storage/memory.ts'
import { Storage } from '../../storage/storage.ts'
import type { Runtime } from '../runtime.ts'

/** Numbers in the kernels' memory as operands of a matrix product. */
export function matricesOf({ arena }: Runtime) {
  return (
    address: number,
    shape: readonly number[],
    strides: readonly number[],
  ): Operand => {
    const length = 1 + shape.reduce((sum, size, i) => sum + (size - 1) * strides[i], 0)
    const numbers = new Float32Array(arena.memory.buffer, address, length)
    const storage = new Storage(new HostMemory(numbers), 'float32', 'a convolution')
    return { storage, layout: { shape, strides, offset: 0 } }
  }
}
