import { byteSize, type Dtype } from './dtype.ts'
import { hostMemory, type Memory, type MemoryPool } from './memory.ts'

/** So many bytes may always wait. */
const LEAST = 16 * 2 ** 20
/** More than this never waits. */
const MOST = 512 * 2 ** 20

/**
 * Buffers that have been returned, waiting to be used again: making a typed array of 100
 * elements costs as much as adding them up five times over. They are kept by exact length,
 * because a training loop asks for the same sizes in every step. A buffer from a pool still
 * holds old numbers.
 *
 * As much may wait as was ever in use at once: a loop that goes on as it began never reaches
 * that. When sizes vary, so that what waits is not what is asked for, all of it is let go.
 */
export class BufferPool implements MemoryPool {
  private readonly idle: Record<Dtype, Map<number, Memory[]>> = {
    float32: new Map(),
    float64: new Map(),
    int32: new Map(),
  }
  private idleBytes = 0
  private lentBytes = 0
  /** The most that was lent at once. */
  private peakBytes = 0
  private readonly make: (dtype: Dtype, length: number) => Memory
  /** Shorter buffers are not kept. */
  private readonly shortest: number
  private readonly letGo: (memory: Memory) => void

  /** `letGo`: what becomes of a buffer that waits no longer; left alone, it is garbage. */
  constructor(
    make: (dtype: Dtype, length: number) => Memory,
    shortest: number,
    letGo: (memory: Memory) => void = () => {},
  ) {
    this.make = make
    this.shortest = shortest
    this.letGo = letGo
  }

  take(dtype: Dtype, length: number): Memory {
    if (length < this.shortest) return this.make(dtype, length)
    const bytes = length * byteSize[dtype]
    const buffer = this.idle[dtype].get(length)?.pop()
    if (buffer !== undefined) this.idleBytes -= bytes
    const memory = buffer ?? this.make(dtype, length)
    this.lentBytes += bytes
    if (this.lentBytes > this.peakBytes) this.peakBytes = this.lentBytes
    return memory
  }

  give(dtype: Dtype, buffer: Memory): void {
    const { length } = buffer
    if (length < this.shortest) return
    const bytes = length * byteSize[dtype]
    this.lentBytes -= bytes
    this.idleBytes += bytes
    const shelf = this.idle[dtype].get(length)
    if (shelf) shelf.push(buffer)
    else this.idle[dtype].set(length, [buffer])
    if (this.idleBytes > Math.min(MOST, Math.max(LEAST, this.peakBytes))) this.empty()
  }

  /** Bytes that wait. */
  get bytes(): number {
    return this.idleBytes
  }

  /** Lets go of every idle buffer. */
  empty(): void {
    for (const shelves of Object.values(this.idle)) {
      for (const shelf of shelves.values()) shelf.forEach(this.letGo)
      shelves.clear()
    }
    this.idleBytes = 0
  }
}

/**
 * Ordinary JavaScript memory. Below 17 elements V8 makes a typed array faster than we can
 * look one up.
 */
export const heap = new BufferPool(hostMemory, 17)

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

/** Lets go of every idle buffer. */
export function emptyPool(): void {
  current.empty()
}
