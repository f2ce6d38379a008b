import { byteSize, typedArray, type Dtype, type TypedArray } from '../storage/dtype.ts'
import { BufferPool } from '../storage/pool.ts'

/** Vectors of 16 bytes are read a little past the end of a row. */
const SLACK = 16

/**
 * WebAssembly memory as a home for tensors: typed arrays over one large buffer, at whose
 * offsets kernels read and write. The memory never grows, because that would detach the
 * arrays; the system only provides the pages that are touched. When it is full, tensors get
 * ordinary memory, which the kernels leave to the readable loops.
 */
export class Arena {
  readonly memory: WebAssembly.Memory
  private readonly buffer: ArrayBufferLike
  private readonly end: number
  private next: number
  /** Addresses that are free again, by size. */
  private readonly free = new Map<number, number[]>()
  /** An array that the program no longer refers to gives its place back. */
  private readonly collected = new FinalizationRegistry<{ address: number; size: number }>(
    ({ address, size }) => this.release(address, size),
  )

  /** `start`: bytes at the beginning that are not for tensors. */
  constructor(memory: WebAssembly.Memory, start: number) {
    this.memory = memory
    this.buffer = memory.buffer
    this.end = memory.buffer.byteLength - SLACK
    this.next = start
  }

  /** The address of an array in this memory, in bytes; −1 for an array elsewhere. */
  address(array: TypedArray): number {
    return array.buffer === this.buffer ? array.byteOffset : -1
  }

  make(dtype: Dtype, length: number): TypedArray {
    const size = Math.max(16, (length * byteSize[dtype] + 15) & ~15)
    const address = this.free.get(size)?.pop() ?? this.fresh(size)
    if (address === undefined) return typedArray(dtype, length)
    const array = over(dtype, this.buffer, address, length)
    this.collected.register(array, { address, size })
    return array
  }

  private fresh(size: number): number | undefined {
    if (this.next + size > this.end) return undefined
    const address = this.next
    this.next += size
    return address
  }

  private release(address: number, size: number): void {
    const places = this.free.get(size)
    if (places) places.push(address)
    else this.free.set(size, [address])
  }

  /**
   * A pool of buffers in this memory. Small ones are kept, too: here they are not cheap to
   * make.
   */
  pool(): BufferPool {
    return new BufferPool((dtype, length) => this.make(dtype, length), 0, this.end)
  }
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

/** The largest memory that the machine gives, up to `pages` of 64 KiB. */
export function reserve(pages: number): WebAssembly.Memory {
  for (let size = pages; ; size = Math.floor(size / 2)) {
    try {
      return new WebAssembly.Memory({ initial: size, maximum: size })
    } catch (error) {
      if (size <= 64) throw error
    }
  }
}
