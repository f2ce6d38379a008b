import { byteSize, type Dtype } from './dtype.ts'
import { hostMemory, type Memory, type MemoryPool } from './memory.ts'

/**
 * Buffers that have been returned, waiting to be used again: making a typed array of 100
 * elements costs as much as adding them up five times over. They are kept by exact length,
 * because a training loop asks for the same sizes in every step. A buffer from a pool still
 * holds old numbers.
 */
export class BufferPool implements MemoryPool {
  private readonly idle: Record<Dtype, Map<number, Memory[]>> = {
    float32: new Map(),
    float64: new Map(),
    int32: new Map(),
  }
  private idleBytes = 0
  private readonly make: (dtype: Dtype, length: number) => Memory
  /** Shorter buffers are not kept. */
  private readonly shortest: number
  /** More idle memory than this is left to the garbage collector. */
  private readonly mostBytes: number

  constructor(
    make: (dtype: Dtype, length: number) => Memory,
    shortest: number,
    mostBytes: number,
  ) {
    this.make = make
    this.shortest = shortest
    this.mostBytes = mostBytes
  }

  take(dtype: Dtype, length: number): Memory {
    const buffer = length < this.shortest ? undefined : this.idle[dtype].get(length)?.pop()
    if (buffer === undefined) return this.make(dtype, length)
    this.idleBytes -= length * byteSize[dtype]
    return buffer
  }

  give(dtype: Dtype, buffer: Memory): void {
    const { length } = buffer
    const bytes = length * byteSize[dtype]
    if (length < this.shortest || this.idleBytes + bytes > this.mostBytes) return
    const shelf = this.idle[dtype].get(length)
    if (shelf) shelf.push(buffer)
    else this.idle[dtype].set(length, [buffer])
    this.idleBytes += bytes
  }

  /** Bytes that wait. */
  get bytes(): number {
    return this.idleBytes
  }

  /** Leaves every idle buffer to the garbage collector. */
  empty(): void {
    for (const shelves of Object.values(this.idle)) shelves.clear()
    this.idleBytes = 0
  }
}

/**
 * Ordinary JavaScript memory. Below 17 elements V8 makes a typed array faster than we can
 * look one up.
 */
export const heap = new BufferPool(hostMemory, 17, 512 * 2 ** 20)

let current: MemoryPool = heap

/** Where new tensors get their memory. */
export function currentPool(): MemoryPool {
  return current
}

/**
 * A set of kernels may want tensors in memory of its own. Tensors that exist stay where
 * they are.
 */
export function usePool(pool: MemoryPool): void {
  current = pool
}

/** Bytes that wait in the pool in use. */
export function pooledBytes(): number {
  return current.bytes
}

/** Leaves every idle buffer to the garbage collector. */
export function emptyPool(): void {
  current.empty()
}
