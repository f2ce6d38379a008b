import { Generator } from '../random/generator.ts'
import { contiguousLayout, type Layout } from '../shape/layout.ts'
import { sizeOf, type Shape } from '../shape/shape.ts'
import type { Operand } from '../kernels/kernels.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { BufferPool } from '../storage/pool.ts'
import { Storage } from '../storage/storage.ts'

/** Numbers and how they lie, to be put into any memory. */
export interface Sample {
  dtype: Dtype
  layout: Layout
  numbers: Float64Array
}

/** Ordinary numbers, numbers above 0, or the whole numbers −1 … 2, of which many are equal. */
export type Kind = 'normal' | 'positive' | 'whole'

const LENGTH = 2 ** 18
let normals: Float64Array | undefined
let start = 0

/**
 * float32 numbers, so that both sides start from the same. Many cases share one supply: each
 * begins elsewhere in it.
 */
export function random(count: number, kind: Kind = 'normal'): Float64Array {
  if (normals === undefined) {
    const generator = new Generator(1)
    normals = Float64Array.from({ length: LENGTH }, () => Math.fround(generator.normal()))
  }
  start = (start + 7919) % LENGTH
  const numbers = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const value = normals[(start + i) % LENGTH]
    if (kind === 'normal') numbers[i] = value
    else if (kind === 'positive') numbers[i] = Math.fround(Math.abs(value) + 0.01)
    else numbers[i] = (Math.floor(Math.abs(value) * 1000) % 4) - 1
  }
  return numbers
}

/** Random numbers for an operand of this layout. */
export function sample(layout: Layout, kind?: Kind, dtype: Dtype = 'float32'): Sample {
  return { dtype, layout, numbers: random(extent(layout), kind) }
}

/**
 * Room for a result. It holds old numbers, as a buffer from the pool does: a kernel must
 * overwrite all of them.
 */
export function result(shape: Shape, dtype: Dtype = 'float32'): Sample {
  const numbers = new Float64Array(sizeOf(shape)).fill(7)
  return { dtype, layout: contiguousLayout(shape), numbers }
}

/** How many numbers of memory a layout reaches over. */
function extent({ shape, strides, offset }: Layout): number {
  if (sizeOf(shape) === 0) return offset + 4
  return offset + 1 + shape.reduce((sum, size, axis) => sum + (size - 1) * strides[axis], 0)
}

/** Into memory of a pool, in this dtype. */
export function place(
  { layout, numbers }: Sample,
  dtype: Dtype,
  pool: BufferPool,
): Operand {
  const memory = pool.take(dtype, numbers.length)
  memory.set(numbers)
  return { storage: new Storage(memory, dtype, 'a test', pool), layout }
}
