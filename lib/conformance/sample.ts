import { Random } from '../random/random.ts'
import { contiguousLayout, type Layout } from '../shape/layout.ts'
import { sizeOf, type Shape } from '../shape/shape.ts'
import type { Operand } from '../kernels/kernels.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { MemoryPool } from '../storage/memory.ts'
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
const supplies = new Map<Kind, Float64Array>()
let start = 0

/** One number of a kind, from a standard normal one. */
const make: Record<Kind, (normal: number) => number> = {
  normal: Math.fround,
  positive: (normal) => Math.fround(Math.abs(normal) + 0.01),
  whole: (normal) => (Math.floor(Math.abs(normal) * 1000) % 4) - 1,
}

/**
 * float32 numbers, so that both sides start from the same. All cases share one supply, and
 * each begins elsewhere in it.
 */
export function random(count: number, kind: Kind = 'normal'): Float64Array {
  let supply = supplies.get(kind)
  if (supply === undefined) {
    const generator = new Random(1)
    supply = new Float64Array(LENGTH).map(() => make[kind](generator.normal()))
    supplies.set(kind, supply)
  }
  const numbers = new Float64Array(count)
  start = (start + 7919) % LENGTH
  for (let done = 0, from = start; done < count; from = 0) {
    const part = supply.subarray(from, from + count - done)
    numbers.set(part, done)
    done += part.length
  }
  return numbers
}

/** From the beginning of the supply, so that every run of the suite asks the same. */
export function rewind(): void {
  start = 0
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
  pool: MemoryPool,
): Operand {
  const memory = pool.take(dtype, numbers.length)
  memory.write().set(numbers)
  return { storage: new Storage(memory, dtype, 'a test', pool), layout }
}
