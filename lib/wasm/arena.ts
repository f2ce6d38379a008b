import { byteSize, typedArray, type Dtype, type TypedArray } from '../storage/dtype.ts'
import { HostMemory, hostMemory, type MemoryPool } from '../storage/memory.ts'
import { BufferPool } from '../storage/pool.ts'
import { FreeSpace } from './free-space.ts'
import { STEP } from './memory.ts'
import { Unowned } from './unowned.ts'

/** Vectors are read a little past the end of a row: 28 bytes at most, by convolutions. */
const SLACK = 32
const PAGE = 65536
/** There are no more addresses than this. */
const ADDRESSES = 2 ** 32

/**
 * WebAssembly memory as a home for tensors: typed arrays over one large buffer, at whose
 * offsets kernels read and write. Shared memory grows when it is full: arrays over the old
 * buffer stay valid, as they lie in the same place. Growing memory that is not shared would
 * empty every array, so that is made at its full size. When there is no more, tensors get
 * ordinary memory, which the kernels leave to the readable loops: slow, but right.
 */
export class Arena {
  readonly memory: WebAssembly.Memory
  /** Each growth brings a new buffer over the same bytes. The last one is asked for first. */
  private readonly buffers: ArrayBufferLike[]
  private readonly start: number
  private end: number
  private next: number
  private readonly free = new FreeSpace()
  /** Buffers that wait for someone who asks for the same length. */
  private readonly waiting: BufferPool
  /** An array that the program no longer refers to gives its place back. */
  private readonly collected = new FinalizationRegistry<{ address: number; size: number }>(
    ({ address, size }) => {
      this.unowned.remove(address)
      this.free.give(address, size)
    },
  )
  private readonly unowned: Unowned

  /**
   * `start`: bytes at the beginning that are not for tensors. `tell`: what a reader should
   * know.
   */
  constructor(memory: WebAssembly.Memory, start: number, tell: (text: string) => void) {
    this.unowned = new Unowned(tell)
    this.memory = memory
    this.buffers = [memory.buffer]
    this.end = memory.buffer.byteLength - SLACK
    this.start = start
    this.next = start
    // Small ones wait, too: here they are not cheap to make.
    const make = (dtype: Dtype, length: number) => new HostMemory(this.make(dtype, length))
    this.waiting = new BufferPool(make, 0, (memory) => this.takeBack(memory.read()))
    if (start > this.end && !this.grow(start - this.end))
      throw new RangeError(`the kernels need ${start} bytes of memory of their own`)
  }

  /** Bytes that were ever given to tensors. */
  get bytes(): number {
    return this.next - this.start
  }

  /** The address of an array in this memory, in bytes; −1 for an array elsewhere. */
  address(array: TypedArray): number {
    const { buffer } = array
    return buffer === this.buffers[0] || this.buffers.includes(buffer)
      ? array.byteOffset
      : -1
  }

  make(dtype: Dtype, length: number): TypedArray {
    const bytes = length * byteSize[dtype]
    const size = roomFor(bytes)
    const address = bytes < ADDRESSES ? this.place(size) : undefined
    if (address === undefined) return typedArray(dtype, length)
    const array = over(dtype, this.buffers[0], address, length)
    this.collected.register(array, { address, size }, array)
    return array
  }

  /**
   * A free place, joined from others if a quarter of all is free and none of it fits; then
   * memory that is untouched; then all that waits for its old length.
   */
  private place(size: number): number | undefined {
    const free = this.free.take(size)
    if (free !== undefined) return free
    if (this.free.loose > this.bytes / 4) {
      this.free.join()
      const joined = this.free.take(size)
      if (joined !== undefined) return joined
    }
    const fresh = this.fresh(size)
    if (fresh !== undefined) return fresh
    this.waiting.empty()
    this.free.join()
    return this.free.take(size)
  }

  private fresh(size: number): number | undefined {
    if (this.next + size > this.end && !this.grow(this.next + size - this.end))
      return undefined
    const address = this.next
    this.next += size
    return address
  }

  /** The place of an array that nobody will use again. */
  private takeBack(array: TypedArray): void {
    this.collected.unregister(array)
    this.unowned.remove(array.byteOffset)
    this.free.give(array.byteOffset, roomFor(array.byteLength))
  }

  /** Makes room for some more bytes. Returns false when there is none. */
  private grow(bytes: number): boolean {
    if (this.buffers[0] instanceof ArrayBuffer) return false
    const needed = Math.ceil(bytes / PAGE)
    for (const pages of new Set([Math.max(STEP, needed), needed])) {
      try {
        this.memory.grow(pages)
        this.buffers.unshift(this.memory.buffer)
        this.end = this.memory.buffer.byteLength - SLACK
        return true
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
      }
    }
    return false
  }

  /** A pool of buffers in this memory. What had to be made elsewhere never waits in it. */
  pool(): MemoryPool {
    const { waiting, unowned } = this
    return {
      take: (dtype, length) => waiting.take(dtype, length),
      give: (dtype, memory) => {
        const address = this.address(memory.read())
        if (address < 0) return
        unowned.remove(address)
        waiting.give(dtype, memory)
      },
      disown: (dtype, memory) => {
        const address = this.address(memory.read())
        if (address < 0) return memory
        const size = roomFor(memory.length * byteSize[dtype])
        if (!unowned.full(size)) {
          unowned.add(address, size)
          return memory
        }
        const outside = hostMemory(dtype, memory.length)
        outside.write().set(memory.read())
        waiting.give(dtype, memory)
        return outside
      },
      get bytes() {
        return waiting.bytes
      },
      empty: () => waiting.empty(),
    }
  }
}

/**
 * Sizes come in eight steps from one power of two to the next, so that a place that is free
 * again fits arrays of about its length, too.
 */
function roomFor(bytes: number): number {
  const step = Math.max(16, 2 ** (Math.floor(Math.log2(Math.max(1, bytes))) - 3))
  return Math.max(16, Math.ceil(bytes / step) * step)
}

function over(
  dtype: Dtype,
  buffer: ArrayBufferLike,
  address: number,
  length: number,
): TypedArray {
  if (dtype === 'float32') return new Float32Array(buffer, address, length)
  if (dtype === 'float64') return new Float64Array(buffer, address, length)
  return new Int32Array(buffer, address, length)
}
